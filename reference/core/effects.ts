// The calls of an attempt, made from what it has kept. The same attempt makes the same call, byte for byte.

import type { Attempt } from './attempt.js';
import type {
  CancelCall,
  ClaimCall,
  CompleteCall,
  ConfirmCall,
  FenceCall,
  Look,
  PostCall,
  ReleaseCall,
} from './call.js';
import type { PaymentKey } from './ids.js';
import { toKstDate } from './kst-day.js';
import type { Krw } from './money.js';
import { invariant } from './result.js';

type Claimable = {
  readonly version: number;
  readonly amountKrw: Krw;
  readonly orderName: string;
};

export function toClaim(attempt: Attempt, order: Claimable): ClaimCall {
  const { version, amountKrw, orderName } = order;
  const { orderId, id: attemptId } = attempt;
  return { kind: 'claim', orderId, attemptId, version, amountKrw, orderName };
}

export function toConfirm(attempt: Attempt): ConfirmCall {
  const { paymentKey, amountKrw } = requirePayment(attempt);
  const { pgOrderId, id } = attempt;
  return { kind: 'confirm', paymentKey, pgOrderId, amountKrw, idempotencyKey: id };
}

export function toComplete(attempt: Attempt): CompleteCall {
  const { orderId, id: attemptId } = attempt;
  return { kind: 'complete', orderId, attemptId, ...requirePayment(attempt) };
}

export function toFence({ orderId, id: attemptId }: Attempt): FenceCall {
  return { kind: 'fence', orderId, attemptId };
}

export function toRelease({ orderId, id: attemptId }: Attempt): ReleaseCall {
  return { kind: 'release', orderId, attemptId };
}

/** Only to be made when the order is complete. */
export function toPost(attempt: Attempt): PostCall {
  const { id: postingId, orderId, approvalIntendedAtMs, createdAtMs } = attempt;
  const businessDay = toKstDate(approvalIntendedAtMs ?? createdAtMs);
  return { kind: 'post', postingId, orderId, ...requirePayment(attempt), businessDay };
}

/** Only to be made after a query has shown the capture: an earlier try may have worked. */
export function toCancel(attempt: Attempt): CancelCall {
  const { paymentKey, amountKrw } = requirePayment(attempt);
  const { pgOrderId } = attempt;
  const idempotencyKey = cancelKeyOf(attempt);
  return { kind: 'cancel', paymentKey, pgOrderId, amountKrw, idempotencyKey };
}

export function toReadOrder({ orderId }: Attempt): Look {
  return { kind: 'read-order', orderId };
}

export function toReadPosting({ id: postingId, orderId }: Attempt): Look {
  return { kind: 'read-posting', postingId, orderId };
}

export function toObserve({ orderId, pgOrderId, paymentKey }: Attempt): Look {
  return { kind: 'observe', where: { orderId, pgOrderId, paymentKey } };
}

/**
 * The PG stores error answers and replays them under their idempotency key for 15 days, so a key that once
 * was answered with a passing trouble never works again. It gets a successor: after one refusal, or after two
 * server errors (it is not documented whether those are stored). A second full cancel returns nothing twice,
 * and each try follows a query that showed the money still there.
 *
 * Source: Toss Payments docs, "Idempotency key"; that errors are replayed was measured.
 */
function cancelKeyOf({ id, cancelErrors }: Attempt): string {
  const spentKeys = cancelErrors.refusals + Math.floor(cancelErrors.serverErrors / 2);
  return spentKeys === 0 ? `${id}-cancel` : `${id}-cancel-${spentKeys + 1}`;
}

function requirePayment(attempt: Attempt): {
  readonly paymentKey: PaymentKey;
  readonly amountKrw: Krw;
} {
  const { paymentKey, claim } = attempt;
  invariant(paymentKey !== null && claim !== null, 'a payment is moved for a claimed order only');
  return { paymentKey, amountKrw: claim.amountKrw };
}
