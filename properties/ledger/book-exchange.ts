import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Books, orderIn } from './books.js';
import { type Arrived, createExchangeBook, type ExchangeBook } from './exchange-book.js';

/**
 * A request is underway from its arrival until its answer has left. One that executes late stays
 * underway until it has executed; one that was lost unexecuted is over when its answer fails to leave.
 */
export function bookArrival(books: Books, entry: Arrived): void {
  const isRedelivery = books.deliveredTwice.has(redeliveryKey(entry));
  const exchange = createExchangeBook(entry, isRedelivery);
  if (exchange === undefined) return;
  books.exchanges.set(entry.exchange, exchange);
  const id = orderConcerned(books, exchange);
  if (id === null) return;
  const order = orderIn(books, id);
  exchange.attempt = order.lastClaimed;
  order.underway.push(exchange);
}

export function bookFault(
  books: Books,
  { exchange: id, fault }: Extract<HistoryEntry, { kind: 'fault-fired' }>,
): void {
  const exchange = id === null ? undefined : books.exchanges.get(id);
  if (exchange === undefined) return;
  if (fault === 'execute-late') exchange.isLate = true;
  if (fault === 'deliver-twice') books.deliveredTwice.add(redeliveryKey(exchange));
}

export function bookExecution(books: Books, id: number): void {
  const exchange = books.exchanges.get(id);
  if (exchange === undefined) return;
  exchange.isExecuted = true;
  // Nobody waits for these answers: they have no `reply-left` of their own after this.
  if (exchange.isLate || exchange.isRedelivery) end(books, exchange);
}

export function bookReply(books: Books, id: number): void {
  const exchange = books.exchanges.get(id);
  if (exchange === undefined) return;
  if (exchange.isExecuted || !exchange.isLate) end(books, exchange);
}

function end(books: Books, exchange: ExchangeBook): void {
  const order = orderConcerned(books, exchange);
  if (order === null) return;
  const { underway } = orderIn(books, order);
  const place = underway.indexOf(exchange);
  if (place >= 0) underway.splice(place, 1);
}

/** A confirm concerns the order its payment was authenticated for, whatever else it says. */
function orderConcerned({ payments }: Books, { confirm, order }: ExchangeBook): string | null {
  if (confirm === null) return order;
  return payments.get(confirm.paymentKey)?.order ?? order;
}

function redeliveryKey({ operation, body }: Pick<ExchangeBook | Arrived, 'operation' | 'body'>) {
  return `${operation} ${body}`;
}
