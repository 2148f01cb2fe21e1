import { requireOrder } from '../ledger/books.js';
import { attemptTold, isShort } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/**
 * The strict reading: no word of `paid` before the legacy system accepted the completion. What a clerk
 * or the PG's operator changed since then does not make the word a lie.
 */
export const toldPaidIsComplete: Invariant = {
  name: 'toldPaidIsComplete',
  statement: 'A customer is told "paid" only when the order is complete and the money is kept.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told' || entry.told !== 'paid') return null;
    const order = requireOrder(ledger, entry.order);
    const isComplete = attemptTold(order, entry)?.closedAs === 'completed';
    if (isComplete && !isShort(order)) return null;
    const why = isComplete ? 'its money was not kept' : 'it was not complete';
    const message = `Customer ${entry.customer} was told "paid" of order ${entry.order}, but ${why}.`;
    return { order: entry.order, message };
  },
};
