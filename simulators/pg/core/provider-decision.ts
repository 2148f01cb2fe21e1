import { accept, type Decision, refuse } from './decision.js';
import { cancelInProgress, type Payment } from './payment.js';

/** A foreign provider says what becomes of a cancel. Source: Toss Payments docs, Cancel a payment, cancelStatus. */
export function decideProvider(
  payment: Payment | undefined,
  { outcome, nowMs }: { readonly outcome: 'DONE' | 'ABORTED'; readonly nowMs: number },
): Decision {
  const waiting = payment === undefined ? undefined : cancelInProgress(payment);
  if (payment === undefined || waiting === undefined) return refuse('NO_CANCEL_IN_PROGRESS');
  const { paymentKey } = payment;
  const { transactionKey } = waiting;
  return accept({ kind: 'refund-settled', paymentKey, transactionKey, outcome, atMs: nowMs });
}
