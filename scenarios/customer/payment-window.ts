import type { Act } from '../scenario.js';
import type { World } from '../world/world.js';
import {
  type Attempt,
  type Authentication,
  authenticationRequest,
  bankRequest,
  readAuthentication,
} from './shop-dialect.js';

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** What a customer does at the PG and at the bank, where the service has no part in it. */
export type PaymentWindow = {
  readonly authenticate: (
    attempt: Attempt,
    order: string,
    act: ActOf<'authenticate'>,
  ) => Promise<void>;
  /** Pays into the account of the last authentication, or the bank takes it back. */
  readonly bank: (act: ActOf<'deposit' | 'reverse-deposit'>) => Promise<void>;
  /** What comes back to the shop, of what the PG said so far. */
  readonly returns: (act: ActOf<'callback'>) => readonly Authentication[];
};

export function createPaymentWindow({ askPg }: Pick<World, 'askPg'>): PaymentWindow {
  const said: Authentication[] = [];
  return {
    authenticate: async (attempt, order, act) => {
      const amountKrw = act.amountKrw ?? attempt.amountKrw;
      const request = authenticationRequest(order, attempt, { ...act, amountKrw });
      const authentication = readAuthentication(await askPg(request));
      if (authentication !== null) said.push(authentication);
    },
    bank: async (act) => {
      const last = said.at(-1);
      if (last !== undefined) await askPg(bankRequest(last, act));
    },
    returns: (act) => toDeliveries(said, act),
  };
}

function toDeliveries(
  said: readonly Authentication[],
  act: ActOf<'callback'>,
): readonly Authentication[] {
  const chosen = act.authentications ?? [said.length];
  return chosen.flatMap((number) => {
    const genuine = said[number - 1];
    return genuine === undefined
      ? []
      : Array.from({ length: act.times }, () => forge(genuine, act));
  });
}

/** What the PG said, with what a forger writes in its place. */
function forge(genuine: Authentication, forged: ActOf<'callback'>): Authentication {
  return {
    paymentKey: forged.paymentKey ?? genuine.paymentKey,
    pgOrderId: forged.pgOrderId ?? genuine.pgOrderId,
    amountKrw: forged.amountKrw ?? genuine.amountKrw,
  };
}
