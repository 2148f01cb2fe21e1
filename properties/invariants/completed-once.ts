import { requireOrder } from '../ledger/books.js';
import { isCompletion } from './completion.js';
import type { Invariant } from './invariant.js';

/**
 * Counts completions that the legacy system accepted from the service: each is an accounting posting.
 * After a clerk took the order out of `complete` it may be completed once more.
 */
export const completedOnce: Invariant = {
  name: 'completedOnce',
  statement: 'The legacy system accepts at most one completion of an order.',
  observe: (ledger, entry) => {
    if (!isCompletion(entry)) return null;
    const { completions } = requireOrder(ledger, entry.order);
    if (completions < 2) return null;
    const message = `Order ${entry.order} should be completed once, but ${completions} completions were accepted.`;
    return { order: entry.order, message };
  },
};
