import { requireOrder } from '../ledger/books.js';
import type { Invariant } from './invariant.js';

/** Judges the items that are open at the same time. A case that comes again is counted, not listed again. */
export const oneItemPerCause: Invariant = {
  name: 'oneItemPerCause',
  statement: 'An order has at most one open manual item for the same cause.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'manual-claimed') return null;
    const { order, attempt, cause } = entry;
    const isDoubled = requireOrder(ledger, order).attempts.some((book) =>
      book.attempt === attempt ? book.isItemRepeated : book.item?.cause === cause,
    );
    if (!isDoubled) return null;
    return { order, message: `Order ${order} has two manual items for the cause ${cause}.` };
  },
};
