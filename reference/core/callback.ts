import { type Attempt, isEnded } from './attempt.js';
import type { PaymentKey, PgOrderId } from './ids.js';
import type { Krw } from './money.js';
import type { Context } from './settings.js';
import { callbackUntilMs } from './windows.js';

/** What the PG sent the customer back with, and the secret that only the attempt's own page has. */
export type Callback = {
  readonly secret: string;
  readonly paymentKey: PaymentKey;
  readonly pgOrderId: PgOrderId;
  readonly amountKrw: Krw;
};

export type CallbackRefusal =
  | 'ATTEMPT_UNKNOWN'
  | 'ORDER_ID_MISMATCH'
  | 'AMOUNT_MISMATCH'
  | 'PAYMENT_KEY_MISMATCH'
  | 'ATTEMPT_CLOSED'
  | 'WINDOW_OVER';

export type CallbackJudgement =
  | { readonly kind: 'accept' }
  /** The same callback again: a refresh, a proxy's retry. It learns how things stand. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refuse'; readonly reason: CallbackRefusal };

/** Compares a callback with what the attempt kept. Only an accepted one may lead to a confirm. */
export function judgeCallback(
  attempt: Attempt,
  callback: Callback,
  { settings, nowMs }: Context,
): CallbackJudgement {
  const mismatch = findMismatch(attempt, callback);
  if (mismatch !== undefined) return { kind: 'refuse', reason: mismatch };
  if (attempt.paymentKey === callback.paymentKey) return { kind: 'repeat' };
  if (isEnded(attempt)) return { kind: 'refuse', reason: 'ATTEMPT_CLOSED' };
  if (attempt.paymentKey !== null) return { kind: 'refuse', reason: 'PAYMENT_KEY_MISMATCH' };
  if (attempt.phase !== 'presented' || attempt.flag !== null) {
    return { kind: 'refuse', reason: 'ATTEMPT_CLOSED' };
  }
  return nowMs < callbackUntilMs(attempt, settings)
    ? { kind: 'accept' }
    : { kind: 'refuse', reason: 'WINDOW_OVER' };
}

function findMismatch(attempt: Attempt, callback: Callback): CallbackRefusal | undefined {
  // Nobody learns from the answer whether an attempt exists or only its secret was wrong.
  if (!isSameSecret(attempt.secret, callback.secret)) return 'ATTEMPT_UNKNOWN';
  if (attempt.pgOrderId !== callback.pgOrderId) return 'ORDER_ID_MISMATCH';
  return attempt.claim?.amountKrw === callback.amountKrw ? undefined : 'AMOUNT_MISMATCH';
}

/** Compares in a time that does not depend on where the two differ. */
export function isSameSecret(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index % (given.length || 1));
  }
  return difference === 0;
}
