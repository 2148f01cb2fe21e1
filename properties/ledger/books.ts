import type { ExchangeBook } from './exchange-book.js';
import { createOrderBook, type OrderBook } from './order-book.js';
import type { PaymentBook } from './payment-book.js';

/** Everything the history has told so far, by id. Changed in place: it is folded millions of times. */
export type Books = {
  readonly orders: Map<string, OrderBook>;
  readonly payments: Map<string, PaymentBook>;
  readonly exchanges: Map<number, ExchangeBook>;
  /** Requests (operation and body) that the network delivers twice. */
  readonly deliveredTwice: Set<string>;
  /** Time of the last entry, in milliseconds since the run began. */
  nowMs: number;
  /** The service's process, counted from its first start. */
  instance: number;
  /** From which entry on nothing goes wrong any more; Infinity before that. */
  healedAtSeq: number;
};

export function createBooks(): Books {
  return {
    orders: new Map(),
    payments: new Map(),
    exchanges: new Map(),
    deliveredTwice: new Set(),
    nowMs: 0,
    instance: 0,
    healedAtSeq: Number.POSITIVE_INFINITY,
  };
}

/** The book of an order, opened when it is first heard of. */
export function orderIn({ orders }: Books, order: string): OrderBook {
  const known = orders.get(order);
  if (known !== undefined) return known;
  const opened = createOrderBook(order);
  orders.set(order, opened);
  return opened;
}

/** The book of an order that an entry was booked in; a bug when none was. */
export function requireOrder({ orders }: Pick<Books, 'orders'>, order: string): OrderBook {
  const book = orders.get(order);
  if (book === undefined) throw new Error(`Order ${order} should have a book, but has none.`);
  return book;
}

/** The book of a payment that an entry was booked in; a bug when none was. */
export function requirePayment(
  { payments }: Pick<Books, 'payments'>,
  paymentKey: string,
): PaymentBook {
  const book = payments.get(paymentKey);
  if (book === undefined)
    throw new Error(`Payment ${paymentKey} should have a book, but has none.`);
  return book;
}
