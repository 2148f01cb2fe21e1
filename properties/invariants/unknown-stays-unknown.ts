import { loggedCallsOf } from '../ledger/book-log.js';
import type { Invariant } from './invariant.js';

/**
 * Counts for each logical operation of how many calls the log is certain, and how many answers left the
 * partner whole, in its own words and without a server error. Only such an answer makes certain.
 */
export const unknownStaysUnknown: Invariant = {
  name: 'unknownStaysUnknown',
  statement: 'The log calls a request accepted or rejected only when an answer said so.',
  needs: 'log',
  atRest: (order, { effects }) => {
    for (const [name, { certain }] of loggedCallsOf(order)) {
      const answered = effects.get(name)?.answered ?? 0;
      if (certain <= answered) continue;
      return `The log of order ${order.order} knows what came of ${certain} × "${name}", but only ${answered} were answered.`;
    }
    return null;
  },
};
