import type { Invariant } from './invariant.js';

/**
 * Counts from the last news: an effect on the order or its money, or an answer that says what came of a
 * call. Judges the moment that the first manual item of an attempt names, for the harness may have read it
 * later. What nobody was called for at all is the finding of `everyOrderEnds`.
 */
export const peopleAreCalledInTime: Invariant = {
  name: 'peopleAreCalledInTime',
  statement:
    'Once nothing is learnt of an open order any more, people are called for it within the bound.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'manual-claimed') return null;
    const order = ledger.orders.get(entry.order);
    const attempt = order?.attempts.find((book) => book.attempt === entry.attempt);
    if (order === undefined || attempt === undefined) return null;
    const waitedMs = (attempt.flaggedAtMs ?? 0) - order.newsAtMs;
    if (waitedMs <= ledger.bounds.flagWithinMs) return null;
    const message = `People were called for order ${entry.order} only ${waitedMs} ms after its last news.`;
    return { order: entry.order, message };
  },
};
