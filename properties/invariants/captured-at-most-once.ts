import { requireOrder } from '../ledger/books.js';
import { isManual, type OrderBook } from '../ledger/order-book.js';
import { isKept, type PaymentBook, returnedByOthers } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';

/**
 * Counts captures of all attempts of an order. What was kept for a completed order that a clerk opened
 * again is left out: selling it anew is the shop's wish. What the PG's operator returned of a
 * completed order still counts as kept at rest: the service had done its part.
 */
export const capturedAtMostOnce: Invariant = {
  name: 'capturedAtMostOnce',
  statement:
    'At most one payment of an order is captured and not refunded, and exactly one when the order rests completed.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'payment-captured' || entry.order === null) return null;
    const { payments } = requireOrder(ledger, entry.order);
    const keys = payments.filter(isKept).map(({ paymentKey }) => paymentKey);
    if (keys.length < 2) return null;
    const message = `Order ${entry.order} should be charged once, but ${keys.join(' and ')} are captured at the same time.`;
    return { order: entry.order, message };
  },
  atRest: (order) => {
    if (isManual(order) || !isCompleted(order)) return null;
    const count = order.payments.filter((payment) => isKept(payment) || isExcused(payment)).length;
    if (count === 1) return null;
    return `Completed order ${order.order} should rest on one captured payment, but rests on ${count}.`;
  },
};

function isExcused(payment: PaymentBook): boolean {
  const { attempt } = payment;
  if (attempt?.closedAs !== 'completed' || attempt.isUndoneByClerk) return false;
  return returnedByOthers(payment) > 0;
}

function isCompleted({ attempts }: OrderBook): boolean {
  return attempts.some(
    ({ closedAs, isUndoneByClerk }) => closedAs === 'completed' && !isUndoneByClerk,
  );
}
