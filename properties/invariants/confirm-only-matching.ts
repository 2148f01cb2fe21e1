import type { Confirm } from '../ledger/exchange-book.js';
import type { OrderBook } from '../ledger/order-book.js';
import type { PaymentBook } from '../ledger/payment-book.js';
import { confirmSent } from './confirm-sent.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Judges every confirm that reaches the PG, executed or not. A clerk's act closes no attempt here, for
 * the service may not have seen it.
 */
export const confirmOnlyMatching: Invariant = {
  name: 'confirmOnlyMatching',
  statement:
    'The service confirms a payment only for its own open attempt, with the PG order id and the amount of the claim.',
  observe: (ledger, entry) => {
    const sent = confirmSent(ledger, entry);
    const order = ledger.orders.get(sent?.payment.order ?? '');
    if (sent === null || order === undefined) return null;
    const { confirm, payment } = sent;
    const mismatch = mismatchOfBody(payment, confirm) ?? mismatchOfAttempt(payment, order);
    if (mismatch === null) return null;
    const message = `Payment ${payment.paymentKey} should not have been confirmed: ${mismatch}.`;
    return { order: order.order, message };
  },
};

function mismatchOfBody(
  { pgOrderId, attempt, authorisedKrw, calledBack }: PaymentBook,
  confirm: Confirm,
): string | null {
  if (confirm.pgOrderId !== pgOrderId) {
    return `it was authenticated for PG order ${pgOrderId}, but confirmed for ${confirm.pgOrderId}`;
  }
  const dueKrw = attempt?.amountAtClaimKrw ?? authorisedKrw;
  if (confirm.amountKrw !== dueKrw) {
    return `the claim says ${toWonText(dueKrw)}, the confirm ${toWonText(confirm.amountKrw)}`;
  }
  return calledBack === 'wrongly'
    ? 'only callbacks for another order or amount had brought it'
    : null;
}

function mismatchOfAttempt({ attempt }: PaymentBook, order: OrderBook): string | null {
  if (attempt === null) return `order ${order.order} had not been claimed`;
  if (attempt.closedAs !== null)
    return `attempt ${attempt.attempt} was ${attempt.closedAs} already`;
  if (order.lastClaimed === attempt) return null;
  return `attempt ${attempt.attempt} had been followed by another one`;
}
