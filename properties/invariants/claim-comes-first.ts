import type { OrderBook } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges requests to complete, fence or release an order when they arrive. What the network delivers
 * again does not count, and what a clerk did to the order meanwhile the service may not have seen. A
 * release may be repeated, for its answer may have been lost.
 */
export const claimComesFirst: Invariant = {
  name: 'claimComesFirst',
  statement:
    'An order is completed, fenced or released only for an attempt whose claim was accepted and that has not released it.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'request-arrived' || entry.order === null) return null;
    const sent = ledger.exchanges.get(entry.exchange);
    if (sent === undefined || sent.isRedelivery || sent.attemptNamed === null) return null;
    if (sent.operation === 'legacy-order.claim') return null;
    const order = ledger.orders.get(entry.order);
    const why = order === undefined ? null : mistakeOf(order, sent.attemptNamed, sent.operation);
    if (why === null) return null;
    const message = `Order ${entry.order} got a ${sent.operation} by attempt ${sent.attemptNamed}, ${why}.`;
    return { order: entry.order, message };
  },
};

function mistakeOf(order: OrderBook, attempt: string, operation: string): string | null {
  const book = order.attempts.find((known) => known.attempt === attempt);
  if (book === undefined || book.amountAtClaimKrw === null) return 'whose claim was never accepted';
  const isOver = book.closedAs === 'released' && operation !== 'legacy-order.release';
  return isOver ? 'which had released it' : null;
}
