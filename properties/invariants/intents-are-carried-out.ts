import { loggedCallsOf } from '../ledger/book-log.js';
import type { Invariant } from './invariant.js';

/**
 * The other half of `intentComesFirst`: what was never sent must not stand in the log, or a reader takes for possible what
 * cannot have happened. A service that died between the row and the call is excused, and so is one whose partner
 * was not there.
 */
export const intentsAreCarriedOut: Invariant = {
  name: 'intentsAreCarriedOut',
  statement:
    'Every call that the log says was about to be made has reached its partner, unless the service died or the partner was down.',
  needs: 'log',
  atRest: (order, { effects, mayHaveLostCalls }) => {
    if (mayHaveLostCalls) return null;
    for (const [name, { intendedAtMs }] of loggedCallsOf(order)) {
      const arrived = effects.get(name)?.arrivals.length ?? 0;
      if (intendedAtMs.length <= arrived) continue;
      return `The log of order ${order.order} says ${intendedAtMs.length} times that "${name}" was about to be called, but ${arrived} such requests arrived.`;
    }
    return null;
  },
};
