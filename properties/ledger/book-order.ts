import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook, ItemBook } from './attempt-book.js';
import { type Books, orderIn } from './books.js';
import { attemptIn, isManual, moneyOfAttempt, type OrderBook } from './order-book.js';

type Changed = Extract<HistoryEntry, { kind: 'order-changed' }>;
type Claimed = Extract<HistoryEntry, { kind: 'manual-claimed' | 'manual-withdrawn' }>;

export function bookOpening(
  books: Books,
  entry: Extract<HistoryEntry, { kind: 'order-opened' }>,
): void {
  const order = orderIn(books, entry.order);
  order.amountKrw = entry.amountKrw;
  order.isOwn = entry.isOwn === true;
}

export function bookChange(books: Books, entry: Changed): void {
  const order = orderIn(books, entry.order);
  order.formerOwner = order.owner;
  order.owner = entry.attempt === null ? null : attemptIn(order, entry.attempt);
  order.state = entry.to;
  order.amountKrw = entry.amountKrw;
  order.newsAtMs = entry.atMs;
  order.movedAtSeq = entry.seq;
  if (order.isOwn) bookOwnChange(order, entry);
  switch (entry.by) {
    case 'service':
      bookServiceChange(order, entry);
      break;
    case 'clerk':
      bookClerkChange(order, entry);
      break;
    case 'batch':
      bookTakenBack(order);
  }
}

/** What the service keeps itself it need not be shown, and a fence is set when it is written. */
function bookOwnChange(order: OrderBook, { seq, to, by }: Changed): void {
  order.shownAtSeq = seq;
  if (to === 'cancelling' && by === 'service' && order.owner !== null) {
    order.owner.fenceSentAtSeq = seq;
  }
}

function bookServiceChange(order: OrderBook, { to, amountKrw, atMs }: Changed): void {
  const { owner, formerOwner } = order;
  if (to === 'in-progress' && owner !== null) {
    owner.amountAtClaimKrw = amountKrw;
    owner.claimedAtMs ??= atMs;
    order.lastClaimed = owner;
  }
  if (to === 'cancelling') close(owner, 'fenced');
  if (to === 'payable') close(formerOwner, 'released');
  if (to === 'complete') {
    close(owner ?? formerOwner, 'completed');
    order.completions += 1;
  }
}

function close(attempt: AttemptBook | null, closedAs: AttemptBook['closedAs']): void {
  if (attempt !== null) attempt.closedAs = closedAs;
}

/** A clerk's act says nothing of the service, but what it undoes may be done again. */
function bookClerkChange(order: OrderBook, { from, to, seq }: Changed): void {
  const { owner, formerOwner } = order;
  if (formerOwner !== null && owner === null) formerOwner.lostAtSeq = seq;
  if (from !== 'complete' && to === 'complete') bookCompletionByHand(order);
  if (from !== 'complete' || to === 'complete') return;
  order.completions = 0;
  for (const attempt of order.attempts) {
    if (attempt.closedAs === 'completed') attempt.isUndoneByClerk = true;
  }
}

/** Completed in nobody's name, it is so for the attempt whose money is held; without one it was paid elsewhere. */
function bookCompletionByHand(order: OrderBook): void {
  const paid = order.attempts.find((attempt) => moneyOfAttempt(order, attempt).keptKrw > 0);
  if (paid === undefined) return;
  close(paid, 'completed');
  paid.isCompletedByClerk = true;
  paid.isTakenBack = false;
  order.completions = 1;
}

/** Unlike a clerk, a batch has talked to nobody: what was paid for is not delivered, and somebody must notice. */
function bookTakenBack(order: OrderBook): void {
  order.completions = 0;
  for (const attempt of order.attempts) {
    if (attempt.closedAs === 'completed') attempt.isTakenBack = true;
  }
}

export function bookManual(books: Books, entry: Claimed): void {
  const order = orderIn(books, entry.order);
  // An item goes because something was learnt.
  if (entry.kind === 'manual-withdrawn') order.newsAtMs = entry.atMs;
  const attempt = attemptIn(order, entry.attempt);
  attempt.wasManual = true;
  attempt.formerItem = attempt.item;
  attempt.isItemRepeated = entry.kind === 'manual-claimed' && isSameItem(attempt.item, entry);
  attempt.item = entry.kind === 'manual-claimed' ? entry : null;
  attempt.exposureKrw = attempt.item?.exposureKrw ?? null;
  attempt.flaggedAtMs ??= attempt.item?.sinceMs ?? null;
}

/** What has not changed is not claimed anew, unless one reading lists it twice. */
function isSameItem(before: ItemBook | null, item: ItemBook): boolean {
  return (
    before?.cause === item.cause &&
    before.exposureKrw === item.exposureKrw &&
    before.sinceMs === item.sinceMs &&
    before.paymentKeys.join() === item.paymentKeys.join()
  );
}

export function bookPosting(
  books: Books,
  entry: Extract<HistoryEntry, { kind: 'posting-booked' }>,
): void {
  const order = orderIn(books, entry.order);
  order.postings.push(entry);
  order.newsAtMs = entry.atMs;
}

/** From now on nothing may happen to these attempts, unless people were asked to help. */
export function bookRest({ orders }: Books): void {
  for (const order of orders.values()) {
    if (isManual(order)) continue;
    for (const attempt of order.attempts) attempt.isAtRest = true;
  }
}
