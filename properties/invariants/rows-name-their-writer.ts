import type { Invariant } from './invariant.js';

/** Who it was, a request or the sweeper of which instance, is the service's own affair. */
export const rowsNameTheirWriter: Invariant = {
  name: 'rowsNameTheirWriter',
  statement: 'Every row of the log says who wrote it.',
  needs: 'log',
  observe: (_ledger, entry) => {
    if (entry.kind !== 'log-claimed') return null;
    const { order, attempt, rows } = entry;
    const place = rows.findIndex(({ by }) => by === null || by === '');
    if (place < 0) return null;
    return { order, message: `Row ${place + 1} of attempt ${attempt} does not say who wrote it.` };
  },
};
