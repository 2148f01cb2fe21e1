import type { LogRow } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from '../ledger/attempt-book.js';
import { requireOrder } from '../ledger/books.js';
import { moneyOfAttempt, type OrderBook } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/** Judges the log whenever it is read: what a row is certain of has happened before the row was written. */
export const logProvesNothingFalse: Invariant = {
  name: 'logProvesNothingFalse',
  statement: 'What the log says to be captured, refunded or completed is so at the partners.',
  needs: 'log',
  observe: (ledger, entry) => {
    if (entry.kind !== 'log-claimed') return null;
    const order = requireOrder(ledger, entry.order);
    const attempt = order.attempts.find((known) => known.attempt === entry.attempt);
    if (attempt === undefined) return null;
    const lie = entry.rows.find(({ proves }) => !isTrue(proves, order, attempt));
    if (lie === undefined) return null;
    const message = `The log says that order ${entry.order} was ${lie.proves ?? ''} for attempt ${entry.attempt}, but it was not.`;
    return { order: entry.order, message };
  },
};

function isTrue(proves: LogRow['proves'], order: OrderBook, attempt: AttemptBook): boolean {
  if (proves === null) return true;
  if (proves === 'completed') return attempt.closedAs === 'completed';
  const { everCapturedKrw, keptKrw } = moneyOfAttempt(order, attempt);
  return everCapturedKrw > 0 && (proves === 'captured' || keptKrw === 0);
}
