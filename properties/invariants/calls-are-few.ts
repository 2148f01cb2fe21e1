import type { Invariant } from './invariant.js';

/**
 * Counts every request of the service that concerns the order, look-ups included, whatever became of it.
 * A look-up of what the PG does not know concerns none that can be told.
 */
export const callsAreFew: Invariant = {
  name: 'callsAreFew',
  statement: 'No order costs a partner more calls within a minute than its bound.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'request-arrived' || entry.order === null) return null;
    const calls = ledger.orders.get(entry.order)?.calls[entry.party].length ?? 0;
    const { callsMax, callWindowMs } = ledger.bounds;
    if (calls <= callsMax) return null;
    const message = `Order ${entry.order} cost the ${entry.party} more than ${callsMax} calls within ${callWindowMs} ms.`;
    return { order: entry.order, message };
  },
};
