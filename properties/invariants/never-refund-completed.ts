import { requireOrder } from '../ledger/books.js';
import { isShort, type OrderBook } from '../ledger/order-book.js';
import { isCompletion } from './completion.js';
import type { Invariant } from './invariant.js';

/**
 * Judges the service's refunds and completions, whichever came first. Returning a second charge of a
 * completed order is right; what the PG's operator returns is people's doing; and once a clerk has
 * taken an order out of `complete` its money may be returned.
 */
export const neverRefundCompleted: Invariant = {
  name: 'neverRefundCompleted',
  statement: 'The service never refunds the money of a completed order.',
  observe: (ledger, entry) => {
    const isRefund = entry.kind === 'payment-refunded' && entry.by === 'service';
    if (!(isRefund || isCompletion(entry)) || entry.order === null) return null;
    if (!isRefundedAndComplete(requireOrder(ledger, entry.order))) return null;
    const message = isRefund
      ? `Payment ${entry.paymentKey} was refunded although order ${entry.order} is complete.`
      : `Order ${entry.order} was completed although its payment had been refunded.`;
    return { order: entry.order, message };
  },
};

function isRefundedAndComplete(order: OrderBook): boolean {
  if (!isShort(order)) return false;
  return order.payments.some(
    ({ attempt, refundedByServiceKrw }) =>
      refundedByServiceKrw > 0 && attempt?.closedAs === 'completed' && !attempt.isUndoneByClerk,
  );
}
