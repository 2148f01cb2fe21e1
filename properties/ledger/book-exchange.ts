import { isByCustomer } from '../../simulators/kit/history/by-customer.js';
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { bookLookUp, bookShowing } from './book-look-up.js';
import { type Books, orderIn } from './books.js';
import { type EffectBook, effectName } from './effect-book.js';
import { type Arrived, createExchangeBook, type ExchangeBook, isMoving } from './exchange-book.js';
import { bookKey } from './key-book.js';
import type { LookUpBook } from './look-up-book.js';
import { attemptIn } from './order-book.js';

/**
 * A request is underway from its arrival until its answer has left. One that executes late stays
 * underway until it has executed; one that was lost unexecuted is over when its answer fails to leave.
 */
export function bookArrival(books: Books, entry: Arrived): void {
  const isRedelivery = takeRedelivery(books, entry);
  if (!isRedelivery) bookCall(books, entry);
  const exchange = createExchangeBook(entry, isRedelivery);
  if (exchange === undefined) {
    bookLookUp(books, entry);
    return;
  }
  books.exchanges.set(entry.exchange, exchange);
  if (!isRedelivery) bookSending(books, exchange);
  const id = orderConcerned(books, exchange);
  if (id === null || !isMoving(exchange)) return;
  const order = orderIn(books, id);
  exchange.attempt = order.lastClaimed;
  order.underway.push(exchange);
}

/** Of the calls for each order only those of the last window are kept. */
function bookCall(books: Books, { party, order, operation, atMs }: Arrived) {
  const calls = order === null ? undefined : books.orders.get(order)?.calls[party];
  if (calls === undefined || isByCustomer(operation)) return;
  calls.push(atMs);
  const sinceMs = atMs - books.bounds.callWindowMs;
  while ((calls[0] ?? atMs) <= sinceMs) calls.shift();
}

/** What the service itself sends, and under which name. */
function bookSending(books: Books, exchange: ExchangeBook) {
  const { operation, attemptNamed, seq } = exchange;
  exchange.keyUse = bookKey(books.keys, exchange);
  bookConfirm(books, exchange);
  effectOf(books, exchange)?.arrivals.push(exchange);
  if (operation !== 'legacy-order.fence' || attemptNamed === null) return;
  const id = exchange.order;
  if (id !== null) attemptIn(orderIn(books, id), attemptNamed).fenceSentAtSeq = seq;
}

function bookConfirm({ payments }: Books, { confirm, atMs }: ExchangeBook) {
  const payment = confirm === null ? undefined : payments.get(confirm.paymentKey);
  if (payment !== undefined) payment.confirmedAtMs ??= atMs;
}

function effectOf(books: Books, exchange: ExchangeBook): EffectBook | undefined {
  const name = effectName(exchange);
  if (name === null) return undefined;
  const known = books.effects.get(name);
  if (known !== undefined) return known;
  const { operation, order } = exchange;
  const effect: EffectBook = { operation, order, arrivals: [], answered: 0 };
  books.effects.set(name, effect);
  return effect;
}

export function bookFault(
  books: Books,
  { seq, exchange: id, fault, operation }: Extract<HistoryEntry, { kind: 'fault-fired' }>,
): void {
  if (operation.startsWith('step-log.')) books.disturbedAtSeq = seq;
  else {
    books.callFailedAtSeq = seq;
    if (id === null) books.mayHaveLostCalls = true;
  }
  if (id === null) return;
  const exchange = books.exchanges.get(id);
  const cut = exchange ?? books.lookUps.get(id);
  if (cut !== undefined && fault.startsWith('garble')) cut.isGarbled = true;
  if (exchange === undefined) return;
  if (fault.startsWith('error-')) exchange.isErrorPlanned = true;
  if (fault === 'execute-late') exchange.isLate = true;
  if (fault === 'deliver-twice') awaitRedelivery(books, exchange);
}

function awaitRedelivery({ redeliveries }: Books, exchange: ExchangeBook): void {
  const key = redeliveryKey({ ...exchange, idempotencyKey: exchange.key });
  redeliveries.set(key, (redeliveries.get(key) ?? 0) + 1);
}

/** Whether it is one that the network was to deliver again; each is awaited once, for the service may send the same bytes itself. */
function takeRedelivery({ redeliveries }: Books, entry: Arrived): boolean {
  const key = redeliveryKey(entry);
  const awaited = redeliveries.get(key) ?? 0;
  if (awaited === 0) return false;
  redeliveries.set(key, awaited - 1);
  return true;
}

/** The legacy system's page for people stands in the place of its own words. */
const maintenance = 'MAINTENANCE';

export function bookExecution(
  books: Books,
  { exchange: id, code }: Extract<HistoryEntry, { kind: 'executed' }>,
): void {
  const lookUp = books.lookUps.get(id);
  if (lookUp !== undefined) bookShowing(books, lookUp);
  const exchange = books.exchanges.get(id);
  const asked = exchange ?? lookUp;
  if (asked !== undefined && code === maintenance) asked.isGarbled = true;
  if (exchange === undefined) return;
  exchange.isExecuted = true;
  // Nobody waits for these answers: they have no `reply-left` of their own after this.
  if (exchange.isLate || exchange.isRedelivery) end(books, exchange);
}

type Reply = Extract<HistoryEntry, { kind: 'reply-left' }>;

export function bookReply(books: Books, entry: Reply): void {
  const lookUp = books.lookUps.get(entry.exchange);
  if (lookUp !== undefined) bookSighting(books, lookUp, entry);
  if (isFailure(entry)) books.callFailedAtSeq = entry.seq;
  const exchange = books.exchanges.get(entry.exchange);
  if (exchange === undefined) return;
  if (isReadable(entry, exchange) && !isOfProxy(entry, exchange))
    bookAnswer(books, exchange, entry);
  if (exchange.isExecuted || !exchange.isLate) end(books, exchange);
}

/** Too many requests are one, too. */
function isFailure({ left, status }: Reply): boolean {
  return left !== 'whole' || status === 429 || (status ?? 0) >= 500;
}

/** Whether the party's own words came out whole. */
function isReadable({ left }: Reply, { isGarbled }: Pick<ExchangeBook, 'isGarbled'>): boolean {
  return left === 'whole' && !isGarbled;
}

/** A planned error of the party's own is a 500; any other is the page of a proxy before it, which keeps nothing under a key. */
function isOfProxy({ status }: Reply, { isErrorPlanned }: ExchangeBook): boolean {
  return isErrorPlanned && status !== 500;
}

/** What a look-up showed counts from the moment its answer left. */
function bookSighting(books: Books, lookUp: LookUpBook, entry: Reply) {
  books.lookUps.delete(entry.exchange);
  // That it knows nothing is an answer, too.
  const isAnswer = isReadable(entry, lookUp) && !isFailure(entry);
  if (isAnswer && entry.operation.startsWith('pg.')) books.pgShownAtSeq = entry.seq;
  if (!isReadable(entry, lookUp) || entry.status !== 200) return;
  for (const payment of lookUp.shown) {
    payment.shownCapturedAtSeq = entry.seq;
    const isNews = !payment.isCaptureTold && payment.order !== null;
    if (isNews) orderIn(books, payment.order).newsAtMs = entry.atMs;
    payment.isCaptureTold = true;
  }
  if (entry.operation.startsWith('legacy-order.')) bookOrderShown(books, entry);
}

/** Whether the PG may repeat it under the key for ever. As long as the first request is at work (409) there is nothing to repeat. */
function mayBeKept(status: number): boolean {
  return status >= 400 && status !== 409;
}

/** A server error tells nothing, except that the PG may have stored it under the key. */
function bookAnswer(books: Books, exchange: ExchangeBook, entry: Reply) {
  const status = entry.status ?? 0;
  if (mayBeKept(status) && exchange.keyUse !== null) exchange.keyUse.hasErrorLeft = true;
  if (status >= 500) return;
  const effect = effectOf(books, exchange);
  if (effect !== undefined) effect.answered += 1;
  const id = orderConcerned(books, exchange);
  if (id !== null) orderIn(books, id).newsAtMs = entry.atMs;
  const confirmed = books.payments.get(exchange.confirm?.paymentKey ?? '');
  if (confirmed !== undefined && status === 200)
    confirmed.isCaptureTold = confirmed.capturedKrw > 0;
  if (exchange.operation.startsWith('legacy-order.')) bookOrderShown(books, entry);
}

function bookOrderShown(books: Books, { order, seq }: Reply) {
  if (order !== null) orderIn(books, order).shownAtSeq = seq;
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

type Sent = Pick<Arrived, 'operation' | 'path' | 'body' | 'idempotencyKey'>;

function redeliveryKey({ operation, path, body, idempotencyKey }: Sent): string {
  return `${operation} ${path} ${idempotencyKey ?? ''} ${body}`;
}
