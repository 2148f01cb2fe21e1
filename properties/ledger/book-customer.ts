import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { FinalWord } from './attempt-book.js';
import { type Books, orderIn } from './books.js';
import { attemptTold, type ToldEntry } from './order-book.js';

type Asked = Extract<HistoryEntry, { kind: 'customer-asked' }>;

/** Notes which callbacks brought a paymentKey, and whether they fitted its order and claim. */
export function bookCallback(books: Books, { asked, paymentKey, order, amountKrw }: Asked): void {
  if (asked !== 'callback' || paymentKey === undefined) return;
  const payment = books.payments.get(paymentKey);
  if (payment === undefined) return;
  payment.calledBackLives = books.lives;
  const dueKrw = payment.attempt?.amountAtClaimKrw ?? payment.authorisedKrw;
  const isGenuine = order === payment.order && (amountKrw === undefined || amountKrw === dueKrw);
  if (isGenuine) payment.calledBack = 'rightly';
  else if (payment.calledBack === 'never') payment.calledBack = 'wrongly';
}

export function bookWord(books: Books, entry: ToldEntry): void {
  const order = orderIn(books, entry.order);
  order.lastTold.set(entry.customer, entry);
  const { attempt: handed } = entry;
  if (entry.told === 'ready' && handed !== null && !order.handedTo.has(handed)) {
    order.handedTo.set(handed, entry.customer);
  }
  if (!isFinalWord(entry.told)) return;
  const attempt = attemptTold(order, entry);
  if (attempt !== null) attempt.finalWord ??= entry.told;
}

/** Whether the word promises how the payment ended. */
export function isFinalWord(told: ToldEntry['told']): told is FinalWord {
  return told === 'paid' || told === 'cancelled' || told === 'not-charged';
}
