import { requireOrder } from '../ledger/books.js';
import {
  attemptTold,
  moneyOfAttempt,
  type OrderBook,
  type ToldEntry,
} from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/** Whoever returned the money: by the service or by the PG's operator, it must have been returned. */
export const toldCancelledIsRefunded: Invariant = {
  name: 'toldCancelledIsRefunded',
  statement: 'A customer is told "cancelled" only when their money was taken and wholly returned.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told' || entry.told !== 'cancelled') return null;
    const lie = lieOf(requireOrder(ledger, entry.order), entry);
    if (lie === null) return null;
    const message = `Customer ${entry.customer} was told "cancelled" of order ${entry.order}, but ${lie}.`;
    return { order: entry.order, message };
  },
};

function lieOf(order: OrderBook, entry: ToldEntry): string | null {
  const attempt = attemptTold(order, entry);
  const money = attempt === null ? null : moneyOfAttempt(order, attempt);
  if (money === null || money.everCapturedKrw === 0) return 'nothing had been captured';
  return money.keptKrw === 0 ? null : `${toWonText(money.keptKrw)} were still kept`;
}
