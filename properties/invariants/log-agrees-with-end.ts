import type { AttemptBook } from '../ledger/attempt-book.js';
import { endOf } from '../ledger/end-of.js';
import { moneyOfAttempt, type OrderBook } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges the ends that the service's log says at rest. A state that is no end agrees with everything: the
 * service may not have learnt yet what its last call did.
 */
export const logAgreesWithEnd: Invariant = {
  name: 'logAgreesWithEnd',
  statement:
    'Where the log says at rest how an attempt ended, its money and its order say the same.',
  needs: 'log',
  atRest: (order, { nowMs }) => {
    for (const attempt of order.attempts) {
      const state = attempt.log?.state ?? '';
      if (agrees(state, { order, attempt, nowMs })) continue;
      return `The log says that attempt ${attempt.attempt} of order ${order.order} is ${state}, but its money and order do not.`;
    }
    return null;
  },
};

type Rest = { readonly order: OrderBook; readonly attempt: AttemptBook; readonly nowMs: number };

function agrees(state: string, { order, attempt, nowMs }: Rest): boolean {
  const { capturedKrw, everCapturedKrw, keptKrw } = moneyOfAttempt(order, attempt);
  switch (state) {
    case 'completed':
      return attempt.closedAs === 'completed';
    case 'cancelled':
      return everCapturedKrw > 0 && keptKrw === 0;
    case 'released':
      return capturedKrw === 0 && attempt.closedAs !== 'completed';
    case 'manual':
      // The queue of an order that is still open may be a moment older than the log.
      return attempt.wasManual || endOf(order, nowMs) === 'open';
    default:
      return true;
  }
}
