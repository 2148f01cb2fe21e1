import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { toAcceptance } from './acceptance.js';
import { type Books, orderIn } from './books.js';
import { attemptIn } from './order-book.js';

type Seen = Extract<HistoryEntry, { kind: 'item-seen' }>;
type Said = Extract<HistoryEntry, { kind: 'act-said' }>;
type Answered = Extract<HistoryEntry, { kind: 'act-answered' }>;

export function bookItemSeen(books: Books, { order, attempt: name }: Seen): void {
  const book = orderIn(books, order);
  const attempt = attemptIn(book, name);
  attempt.seenAs = toAcceptance(book, attempt);
}

export function bookActSaid(books: Books, { order, attempt: name, seq }: Said): void {
  const book = orderIn(books, order);
  const attempt = attemptIn(book, name);
  attempt.actSaidAtSeq = seq;
  attempt.isSaidOfThePast =
    attempt.seenAs !== null && attempt.seenAs !== toAcceptance(book, attempt);
}

/** What the service believes of an operator; whether it is so, `actsAreVerified` says. */
export function bookAct(books: Books, { order, attempt: name, act, holds, atMs }: Answered): void {
  if (holds !== true) return;
  const book = orderIn(books, order);
  const attempt = attemptIn(book, name);
  attempt.settledAtMs = atMs;
  attempt.acceptedAs = act === 'accepted-as-is' ? toAcceptance(book, attempt) : null;
  // What was told before is accepted with the rest.
  if (attempt.acceptedAs !== null) book.isRefundTold = false;
}
