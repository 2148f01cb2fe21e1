import { requireOrder } from '../ledger/books.js';
import type { Invariant } from './invariant.js';

/** Judges an item that stays open for the same cause: the oldest case must not look like the newest. */
export const itemKeepsItsAge: Invariant = {
  name: 'itemKeepsItsAge',
  statement: 'As long as a manual item is open, it says the same of when people were first called.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'manual-claimed') return null;
    const { order, attempt, cause, sinceMs } = entry;
    const book = requireOrder(ledger, order).attempts.find((one) => one.attempt === attempt);
    const before = book?.formerItem ?? null;
    if (before?.cause !== cause || before.sinceMs === sinceMs) return null;
    const message = `The manual item of attempt ${attempt} says that people were first called at ${toText(sinceMs)}, after it had said ${toText(before.sinceMs)}.`;
    return { order, message };
  },
};

function toText(sinceMs: number | null): string {
  return sinceMs === null ? 'no time' : `+${sinceMs} ms`;
}
