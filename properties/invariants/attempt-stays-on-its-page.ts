import { requireOrder } from '../ledger/books.js';
import type { Invariant } from './invariant.js';

/** Whoever is handed an attempt can finish it: its secret belongs to the page that began it. */
export const attemptStaysOnItsPage: Invariant = {
  name: 'attemptStaysOnItsPage',
  statement: 'An attempt is handed to one customer only.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told' || entry.told !== 'ready' || entry.attempt === null)
      return null;
    const { customer, order, attempt } = entry;
    const owner = requireOrder(ledger, order).handedTo.get(attempt);
    if (owner === customer) return null;
    const message = `Attempt ${attempt} of order ${order} belongs to ${owner ?? 'nobody'}, but was handed to ${customer}.`;
    return { order, message };
  },
};
