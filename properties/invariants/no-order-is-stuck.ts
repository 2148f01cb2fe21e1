import { isHeld, isManual } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/** Only the service's own claims hold an order, so an order that is held at rest is its doing. */
export const noOrderIsStuck: Invariant = {
  name: 'noOrderIsStuck',
  statement: 'No order rests in progress or cancelling unless it is flagged for people.',
  atRest: (order) => {
    if (!isHeld(order) || isManual(order)) return null;
    const owner = order.owner?.attempt ?? 'nobody';
    return `Order ${order.order} rests ${order.state} by ${owner}, and nobody was called.`;
  },
};
