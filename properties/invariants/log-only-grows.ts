import { requireOrder } from '../ledger/books.js';
import type { Invariant } from './invariant.js';

/** Compares each reading of the log with the one before. */
export const logOnlyGrows: Invariant = {
  name: 'logOnlyGrows',
  statement: 'No row of the log changes or disappears.',
  needs: 'log',
  observe: (ledger, entry) => {
    if (entry.kind !== 'log-claimed' && entry.kind !== 'log-withdrawn') return null;
    const { order, attempt } = entry;
    const book = requireOrder(ledger, order).attempts.find((known) => known.attempt === attempt);
    if (book?.log?.isRewritten === false) return null;
    const what = entry.kind === 'log-withdrawn' ? 'are gone' : 'were rewritten';
    return { order, message: `Rows of attempt ${attempt} of order ${order} ${what}.` };
  },
};
