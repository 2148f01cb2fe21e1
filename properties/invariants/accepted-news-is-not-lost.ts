import { isAsAccepted } from '../ledger/acceptance.js';
import type { AttemptBook } from '../ledger/attempt-book.js';
import { lackOf, type OrderBook } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * What the PG's operator returns of a complete order the service need not know: unless it was told. A webhook that it has accepted the
 * PG does not send again, so it must not be lost. One that a customer forged tells nothing. That people have accepted what was before
 * is no answer to it.
 */
export const acceptedNewsIsNotLost: Invariant = {
  name: 'acceptedNewsIsNotLost',
  statement:
    'When a webhook was accepted that tells of money returned, people are called where a complete order lacks it.',
  atRest: (order) => {
    if (!isNewsUnseen(order)) return null;
    const lacks = toWonText(lackOf(order));
    return `The webhook was accepted that tells of ${lacks} returned of complete order ${order.order}, and nobody was called.`;
  },
};

/** Whether the service was told that money of a complete order went back, and has called nobody so far. */
export function isNewsUnseen(order: OrderBook): boolean {
  const { isRefundTold, state, attempts } = order;
  // What is not complete any more lacks nothing.
  if (!isRefundTold || state !== 'complete' || lackOf(order) <= 0) return false;
  return !attempts.some((one) => isKnown(one, order));
}

/** An older item that was closed is no answer, either. */
function isKnown(attempt: AttemptBook, order: OrderBook): boolean {
  return attempt.item !== null || isAsAccepted(order, attempt);
}
