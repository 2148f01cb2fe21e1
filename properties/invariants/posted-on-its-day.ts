import type { ReconciliationClaimed } from '../../simulators/kit/history/reconciliation-claim.js';
import type { OrderBook, PostingBook } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges what the service posts, by the days that its operator asks about: those tell when in a run it is midnight in Korea. Money that
 * was asked for on one day and taken on another, as a deposit may be, can stand on either, and is not judged.
 */
export const postedOnItsDay: Invariant = {
  name: 'postedOnItsDay',
  statement:
    'What is asked for and taken within one day in Korea is posted on that day, whenever it is posted.',
  needs: 'reconciliation',
  observe: (ledger, entry) => {
    if (entry.kind !== 'reconciliation-claimed') return null;
    for (const order of ledger.orders.values()) {
      const wrong = order.postings.find((posting) => isOnAnotherDay(posting, order, entry));
      if (wrong === undefined) continue;
      const message = `Order ${order.order} was paid on ${entry.date}, but posted on ${wrong.businessDay}.`;
      return { order: order.order, message };
    }
    return null;
  },
};

function isOnAnotherDay(
  { posting, businessDay, by }: PostingBook,
  { payments }: OrderBook,
  { date, fromMs, untilMs }: ReconciliationClaimed,
): boolean {
  // On which day the accountant books is theirs to say.
  if (by !== 'service' || businessDay === date) return false;
  const isOfDay = (atMs: number | null) => atMs !== null && atMs >= fromMs && atMs < untilMs;
  return payments.some(
    ({ attempt, confirmedAtMs, movements }) =>
      attempt?.attempt === posting &&
      isOfDay(confirmedAtMs) &&
      movements.some(({ amountKrw }) => amountKrw > 0) &&
      movements.every(({ amountKrw, atMs }) => amountKrw < 0 || isOfDay(atMs)),
  );
}
