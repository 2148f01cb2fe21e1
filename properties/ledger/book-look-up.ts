import type { Books } from './books.js';
import { type Arrived, keyInPath } from './exchange-book.js';
import type { LookUpBook } from './look-up-book.js';

export function bookLookUp(books: Books, { exchange, order, operation, path }: Arrived): void {
  if (!operation.includes('.look-up') && operation !== 'pg.list-transactions') return;
  books.lookUps.set(exchange, { order, path, shown: [], isGarbled: false });
}

export function bookShowing({ payments, orders }: Books, lookUp: LookUpBook): void {
  const captured = orders
    .get(lookUp.order ?? '')
    ?.payments.filter(({ capturedKrw }) => capturedKrw > 0);
  if (captured === undefined || captured.length === 0) return;
  const pgOrderId = /^\/v1\/payments\/orders\/(.+)$/.exec(lookUp.path)?.[1];
  const byKey = payments.get(keyInPath(lookUp.path) ?? '');
  lookUp.shown = captured.filter((payment) =>
    pgOrderId === undefined ? payment === byKey : payment.pgOrderId === pgOrderId,
  );
}
