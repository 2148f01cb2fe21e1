import type { LogRow } from '../../simulators/kit/history/history-entry.js';
import { requireOrder } from '../ledger/books.js';
import type { Invariant } from './invariant.js';

/** Judges the log whenever it is read. A lease that its own writer renews, or that has run out, is no hindrance. */
export const leasesAreKept: Invariant = {
  name: 'leasesAreKept',
  statement: 'While one process has leased an attempt, no other leases it.',
  needs: 'log',
  observe: (ledger, entry) => {
    if (entry.kind !== 'log-claimed') return null;
    const taken = findTaken(entry.rows);
    if (taken === null) return null;
    const { order } = requireOrder(ledger, entry.order);
    const message = `Attempt ${entry.attempt} of order ${order} was leased by "${taken.by ?? ''}" while it was leased to another.`;
    return { order, message };
  },
};

function findTaken(rows: readonly LogRow[]): LogRow | null {
  let held: LogRow | null = null;
  for (const row of rows) {
    if (row.leasedUntilMs === null) continue;
    if (held !== null && held.by !== row.by && row.atMs < (held.leasedUntilMs ?? 0)) return row;
    held = row;
  }
  return null;
}
