import {
  atRiskAfterClerk,
  atRiskForOrder,
  isHeld,
  isManual,
  lacksPosting,
  type OrderBook,
} from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Compares the manual items that are open at rest with the effects, whoever caused those: an item
 * for money that the PG's operator returned of a completed order is true, and one for a completed order that
 * accounting does not know is, too.
 */
export const manualIsTrue: Invariant = {
  name: 'manualIsTrue',
  statement: 'A manual item names exactly the money at risk, and is no false alarm.',
  atRest: untruthOfItems,
};

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
