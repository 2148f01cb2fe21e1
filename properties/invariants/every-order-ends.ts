import { endOf } from '../ledger/end-of.js';
import { keptForOrder } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/** Judges orders that somebody tried to pay; the others have nothing to end. */
export const everyOrderEnds: Invariant = {
  name: 'everyOrderEnds',
  statement:
    'At rest every order with an attempt is completed, cancelled, released or flagged for people.',
  atRest: (order, { nowMs }) => {
    if (order.attempts.length === 0 || endOf(order, nowMs) !== 'open') return null;
    return `Order ${order.order} should have ended, but rests ${order.state} with ${toWonText(keptForOrder(order))} kept.`;
  },
};
