import { isOver } from '../ledger/is-over.js';
import type { Invariant } from './invariant.js';

/** An order that nobody holds can still be barred: by an attempt that the service itself never closes. */
export const everyAttemptEnds: Invariant = {
  name: 'everyAttemptEnds',
  statement: 'At rest no attempt is open in the log, unless people were called for it.',
  needs: 'log',
  atRest: ({ order, attempts }) => {
    const open = attempts.find((attempt) => !isOver(attempt));
    if (open === undefined) return null;
    return `Attempt ${open.attempt} of order ${order} rests ${open.log?.state ?? ''}: while it is open, nobody else can pay.`;
  },
};
