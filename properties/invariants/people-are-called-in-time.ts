import { endOf } from '../ledger/end-of.js';
import type { Ledger } from '../ledger/ledger.js';
import type { OrderBook } from '../ledger/order-book.js';
import type { Breach, Invariant } from './invariant.js';

/**
 * Counts from the last news: an effect on the order or its money, an answer that says what came of a
 * call, a look that shows money of which no answer had told, or that a manual item is gone. What a process had in hand is
 * left to the next one when its lease has run out, so a crash begins the count anew. Judges the moment that the
 * first manual item of an attempt names, for the harness may have read it later. What people or a batch did to an order that had ended is news when the service is asked to reconcile. Where
 * an operator looks and finds no item, that moment is judged.
 */
export const peopleAreCalledInTime: Invariant = {
  name: 'peopleAreCalledInTime',
  statement:
    'Once nothing is learnt of an open order any more, people are called for it within the bound.',
  observe: (ledger, entry) => {
    if (entry.kind === 'manual-inspected') return findForgotten(ledger);
    if (entry.kind !== 'manual-claimed') return null;
    const order = ledger.orders.get(entry.order);
    const attempt = order?.attempts.find((book) => book.attempt === entry.attempt);
    if (order === undefined || attempt === undefined) return null;
    const waitedMs = (attempt.flaggedAtMs ?? 0) - silentSinceMs(order, ledger);
    if (waitedMs <= ledger.bounds.flagWithinMs) return null;
    const message = `People were called for order ${entry.order} only ${waitedMs} ms after its last news.`;
    return { order: entry.order, message };
  },
};

/** An order that is open, of which nothing was learnt for longer than the bound, and for which no item is open. */
function findForgotten(ledger: Ledger): Breach | null {
  const { orders, nowMs, bounds } = ledger;
  for (const order of orders.values()) {
    const silentMs = nowMs - silentSinceMs(order, ledger);
    if (silentMs <= bounds.flagWithinMs || endOf(order, nowMs) !== 'open') continue;
    const message = `Nobody was called for order ${order.order}, ${silentMs} ms after its last news.`;
    return { order: order.order, message };
  }
  return null;
}

function silentSinceMs({ newsAtMs }: OrderBook, { crashedAtMs }: Ledger): number {
  return Math.max(newsAtMs, crashedAtMs);
}
