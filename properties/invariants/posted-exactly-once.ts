import { requireOrder } from '../ledger/books.js';
import { isManual, isOfAnotherPrice, type OrderBook, owedForOrder } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Judges orders of the shop's own, and what the service posts of them: an order that is not complete has earned
 * nothing yet, whatever the PG holds. What the accountant posts by hand counts, and is no breach when it is posted; the
 * service has to look before it posts once more. At rest the books show the price once, whoever posted it, unless people
 * were called.
 */
export const postedExactlyOnce: Invariant = {
  name: 'postedExactlyOnce',
  statement:
    'Each completed order of the shop is posted exactly once, with its price; nothing else is posted.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'posting-booked' || entry.by !== 'service') return null;
    const mistake = mistakeOf(entry.amountKrw, requireOrder(ledger, entry.order));
    if (mistake === null) return null;
    const message = `Order ${entry.order} was posted with ${toWonText(entry.amountKrw)}, but ${mistake}.`;
    return { order: entry.order, message };
  },
  atRest: (order) => {
    if (!order.isOwn || owedForOrder(order) === 0 || isManual(order)) return null;
    const { length } = order.postings;
    if (length !== 1) {
      return `Order ${order.order} should rest posted once, but is posted ${length} times.`;
    }
    const wrong = order.postings.find((posting) => isOfAnotherPrice(posting, order));
    if (wrong === undefined) return null;
    const [owed, posted] = [owedForOrder(order), wrong.amountKrw].map(toWonText);
    return `Order ${order.order} should rest posted with ${owed}, but is posted with ${posted}.`;
  },
};

function mistakeOf(amountKrw: number, order: OrderBook): string | null {
  const owedKrw = owedForOrder(order);
  if (owedKrw === 0) return 'it was not complete';
  if (order.postings.length > 1) return `that was posting ${order.postings.length}`;
  return amountKrw === owedKrw ? null : `it was completed for ${toWonText(owedKrw)}`;
}
