import type { Books } from './books.js';
import { keptOf } from './payment-book.js';

/** How money, orders, log and manual items stand, as text: all that a reconciliation compares, and not how it came to be so. */
export function toStanding({ orders }: Pick<Books, 'orders'>): string {
  const standings = [...orders.values()].map(({ order, state, amountKrw, owner, ...book }) => {
    const payments = book.payments.map((one) => [one.capturedKrw, keptOf(one), one.isDeclined]);
    const attempts = book.attempts.map((one) => {
      const { closedAs, log, item } = one;
      return [one === owner, closedAs, log?.state ?? null, item?.cause ?? null];
    });
    return [order, state, amountKrw, payments, attempts];
  });
  return JSON.stringify(standings);
}
