import { z } from 'zod';
import type { Prng } from '../../simulators/kit/choices/prng.js';
import { askDirectly } from '../../simulators/kit/exchange/ask-directly.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { createPgSimulator } from '../../simulators/pg/pg-simulator.js';
import type { CreateScene, SetUp } from './scene.js';

const payment = z.strictObject({ paymentKey: z.string(), orderId: z.string(), amount: z.int() });
const declined = payment.extend({ code: z.string() });
const listed = payment.extend({ transactionKey: z.string() });
const nothing = z.strictObject({});

type Payment = z.infer<typeof payment>;

/** Somebody else's payment stands in every state, so that a PG which shows just any payment is found out. */
const neighbour = { orderId: 'po_neighbour', amount: 5_000 };

/** Zeros, but for a cancel: two transactions have two keys. */
const zeros: Prng = {
  next: () => 0,
  fork: (name) => (name.startsWith('cancel') ? ones : zeros),
};
const ones: Prng = { next: () => 1, fork: () => ones };

const order = 'R-1001';
const authorization = `Basic ${Buffer.from('test_sk_states:').toString('base64')}`;

/** A PG simulator whose keys follow from the time alone, and the states that the PG's contract names. */
export const createPgScene: CreateScene = ({ clock, history }) => {
  const simulator = createPgSimulator({ clock, history, prng: zeros });
  post(simulator, '/simulator/authentications', neighbour);
  clock.advance(1_000);
  return { simulator, states: statesOf(simulator) };
};

function statesOf(simulator: Simulator): ReadonlyMap<string, SetUp> {
  const authenticate = ({ paymentKey, orderId, amount }: Payment, choice: object = {}) => {
    const { paymentKey: given } = post(simulator, '/simulator/authentications', {
      orderId,
      amount,
      ...choice,
    });
    if (given !== paymentKey) throw new Error(`${paymentKey} was asked for, not ${String(given)}.`);
  };
  const authenticateByAccount = (by: Payment) => {
    authenticate(by, { method: 'virtual-account' });
  };
  const confirm = (authenticated: Payment) =>
    post(simulator, '/v1/payments/confirm', authenticated);
  const cancel = ({ paymentKey }: Payment) => {
    post(simulator, `/v1/payments/${paymentKey}/cancel`, { cancelReason: '고객 요청' });
  };

  return new Map<string, SetUp>([
    ['the payment is unknown', nothingHappens],
    [
      'the card company will decline the payment',
      (params) => {
        const { code, ...rest } = declined.parse(params);
        authenticate(rest);
        return [{ at: { operation: 'pg.confirm', nth: 1, order }, code }];
      },
    ],
    ['no money has moved', nothingHappens],
    [
      'no more lists are given for now',
      (params) => {
        nothing.parse(params);
        const at = { operation: 'pg.list-transactions', nth: 1, order: null };
        return [{ at, code: 'TOO_MANY_REQUESTS' }];
      },
    ],
    [
      'a capture and its cancel are listed',
      (params) => {
        const { transactionKey, ...rest } = listed.parse(params);
        authenticate(rest);
        const { lastTransactionKey: given } = confirm(rest);
        cancel(rest);
        if (given !== transactionKey)
          throw new Error(`${transactionKey} was asked for, not ${String(given)}.`);
        return [];
      },
    ],
    ['a payment is authenticated', of(authenticate)],
    ['a payment by virtual account is authenticated', of(authenticateByAccount)],
    ['a payment awaits its deposit', of(authenticateByAccount, confirm)],
    ['a payment is captured', of(authenticate, confirm)],
    ['a payment is cancelled', of(authenticate, confirm, cancel)],
  ]);
}

const nothingHappens: SetUp = (params) => {
  nothing.parse(params);
  return [];
};

/** What leads to the state, one step after the other. */
function of(...steps: readonly ((payment: Payment) => unknown)[]): SetUp {
  return (params) => {
    const parsed = payment.parse(params);
    for (const step of steps) step(parsed);
    return [];
  };
}

/** As the customer's browser or the merchant's server would; whatever is refused leads to no state. */
function post(simulator: Simulator, path: string, body: object): Readonly<Record<string, unknown>> {
  const headers = { authorization, 'ttadak-order': order };
  const { status, json } = askDirectly(simulator, { method: 'POST', path, body, headers });
  if (status !== 200) throw new Error(`POST ${path} was answered with ${status}.`);
  return json;
}
