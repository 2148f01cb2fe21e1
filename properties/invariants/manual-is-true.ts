import { requireOrder } from '../ledger/books.js';
import {
  atRiskAfterClerk,
  atRiskForOrder,
  isHeld,
  isManual,
  lacksPosting,
  type OrderBook,
} from '../ledger/order-book.js';
import { keptOf } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Compares the manual items that are open at rest with the effects, whoever caused those: an item
 * for money that the PG's operator returned of a completed order is true, and one for a completed order that
 * accounting does not know is, too. At any instant the service may not know yet what others did; what it has asked the PG to
 * take it knows to be at risk, also as long as nobody tells what came of it.
 */
export const manualIsTrue: Invariant = {
  name: 'manualIsTrue',
  statement: 'A manual item names exactly the money at risk, and is no false alarm.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'manual-claimed' || entry.exposureKrw > 0) return null;
    const order = requireOrder(ledger, entry.order);
    const takenKrw = takenWithoutGround(entry.attempt, order);
    if (takenKrw === 0) return null;
    const message = `The manual item of order ${entry.order} puts nothing at risk, but ${toWonText(takenKrw)} were taken for it.`;
    return { order: entry.order, message };
  },
  atRest: untruthOfItems,
};

/** What the service itself took for the attempt of an order that is not complete, and that is kept. A deposit the customer sends. */
function takenWithoutGround(attempt: string, { state, payments }: OrderBook): number {
  if (state === 'complete') return 0;
  const own = payments.filter((one) => one.attempt?.attempt === attempt && one.account === null);
  return own.reduce((sumKrw, payment) => sumKrw + keptOf(payment), 0);
}

/** What is wrong with the manual items of an order as it stands now; null for nothing. */
export function untruthOfItems(order: OrderBook): string | null {
  if (!isManual(order)) return null;
  const claimedKrw = order.attempts.reduce((sum, { exposureKrw }) => sum + (exposureKrw ?? 0), 0);
  const atRiskKrw = atRiskForOrder(order);
  // Whether a clerk's act leaves money without ground is for people to say.
  if (claimedKrw > 0 && claimedKrw === atRiskAfterClerk(order)) return null;
  if (claimedKrw !== atRiskKrw) {
    return `The manual items of order ${order.order} put ${toWonText(claimedKrw)} at risk, but it is ${toWonText(atRiskKrw)}.`;
  }
  if (atRiskKrw > 0 || isHeld(order) || lacksPosting(order)) return null;
  return `Order ${order.order} is flagged for people, but rests ${order.state} with nothing at risk.`;
}
