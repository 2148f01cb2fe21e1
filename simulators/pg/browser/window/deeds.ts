import type { Outcome, WindowRequest } from '../protocol/window-request.js';
import type { Failure, WindowResult } from '../protocol/window-result.js';
import { type FailureCode, failureOf } from './failure.js';
import type { Answer, SimulatorClient } from './simulator-client.js';

/** What the customer can do in the window: each ends it with a result. */
export type Deeds = Record<Outcome, () => Promise<WindowResult>>;

export type Doing = {
  readonly request: WindowRequest;
  readonly client: SimulatorClient;
  /** Null when a billing key is asked for. */
  readonly paymentKey: string | null;
  /** What the customer filled in, as the simulator takes it. */
  readonly read: () => object;
};

export function createDeeds({ request, client, paymentKey, read }: Doing): Deeds {
  const orderId = request.payment?.orderId ?? null;

  async function approve(): Promise<WindowResult> {
    if (paymentKey === null) {
      const answer = await client.authorizeBilling({ ...read(), method: request.method });
      return toResult(answer, orderId, (value) => ({ kind: 'billing-authorized', ...value }));
    }
    const flow = request.flow === 'widget' ? 'widget' : 'payment';
    const answer = await client.authenticate(paymentKey, read());
    return toResult(answer, orderId, (value) => ({ kind: 'authenticated', flow, ...value }));
  }

  async function fail(code: FailureCode): Promise<WindowResult> {
    if (paymentKey !== null) await client.refuse(paymentKey, code);
    return failureOf(code, request.language, orderId);
  }

  return {
    approve,
    /** As who goes back and does it again: the shop gets the second key, the first one stays unused. */
    'approve-twice': async () => {
      const first = await approve();
      return first.kind === 'failed' ? first : approve();
    },
    refuse: () => fail('REJECT_CARD_COMPANY'),
    abort: () => fail('PAY_PROCESS_ABORTED'),
    // Who gives up or goes away changes nothing at the PG. Source: Toss Payments docs, Payment life cycle.
    cancel: () => Promise.resolve(failureOf('PAY_PROCESS_CANCELED', request.language)),
    close: () => Promise.resolve({ kind: 'closed' }),
  };
}

function toResult<T>(
  answer: Answer<T>,
  orderId: string | null,
  toSuccess: (value: T) => WindowResult,
): WindowResult {
  return answer.kind === 'good' ? toSuccess(answer.value) : toFailure(answer, orderId);
}

/** What the simulator refused, said to the shop as the PG would. */
export function toFailure(
  { code, message }: Extract<Answer<unknown>, { readonly kind: 'refused' }>,
  orderId: string | null,
): Failure {
  return { kind: 'failed', code, message, orderId };
}
