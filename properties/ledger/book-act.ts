import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Books, orderIn } from './books.js';
import { attemptIn } from './order-book.js';

type Answered = Extract<HistoryEntry, { kind: 'act-answered' }>;

/** What the service believes of an operator; whether it is so, `actsAreVerified` says. */
export function bookAct(books: Books, { order, attempt: name, act, holds, atMs }: Answered): void {
  if (holds !== true) return;
  const attempt = attemptIn(orderIn(books, order), name);
  attempt.settledAtMs = atMs;
  attempt.isAccepted = act === 'accepted-as-is';
}
