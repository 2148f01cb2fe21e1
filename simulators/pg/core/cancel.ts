import { accept, type Decision, refuse } from './decision.js';
import type { Payment } from './payment.js';

export type Cancel = {
  /** Null refunds everything that is left. */
  readonly amountKrw: number | null;
  /** What the merchant believes is left; compared when it is given. */
  readonly refundableKrw: number | null;
  readonly reason: string;
  readonly by: 'service' | 'operator';
  /** The code that the run wants it to be refused with. */
  readonly answer: string | undefined;
  readonly transactionKey: string;
  readonly nowMs: number;
};

/** Gives money back, or says why not. Source: Toss Payments docs, Cancel a payment. */
export function decideCancel(payment: Payment | undefined, cancel: Cancel): Decision {
  if (payment === undefined) return refuse('NOT_FOUND_PAYMENT');
  const { transactionKey, reason, by, nowMs } = cancel;
  const amountKrw = cancel.amountKrw ?? payment.balanceKrw;
  const refusal = whyNot(payment, amountKrw, cancel);
  if (refusal !== undefined) return refuse(refusal);
  const { paymentKey } = payment;
  return accept({
    kind: 'refunded',
    paymentKey,
    transactionKey,
    amountKrw,
    reason,
    by,
    atMs: nowMs,
  });
}

function whyNot(payment: Payment, amountKrw: number, cancel: Cancel): string | undefined {
  if (payment.status === 'CANCELED') return 'ALREADY_CANCELED_PAYMENT';
  // Assumed: this code for payments that were never approved.
  if (payment.approvedAtMs === null) return 'NOT_CANCELABLE_PAYMENT';
  if (cancel.answer !== undefined) return cancel.answer;
  if (cancel.refundableKrw !== null && cancel.refundableKrw !== payment.balanceKrw) {
    return 'NOT_MATCHES_REFUNDABLE_AMOUNT';
  }
  if (amountKrw > payment.balanceKrw || payment.balanceKrw === 0) return 'NOT_CANCELABLE_AMOUNT';
  return undefined;
}
