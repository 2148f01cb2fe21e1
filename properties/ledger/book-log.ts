import type { HistoryEntry, LogRow } from '../../simulators/kit/history/history-entry.js';
import { type Books, orderIn } from './books.js';
import { callName } from './effect-book.js';
import { attemptIn, type OrderBook } from './order-book.js';

type Entry<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

/** What the service says of itself; the invariants compare it with the effects. */
export function bookLog(books: Books, entry: Entry<'log-claimed'>): void {
  const attempt = attemptIn(orderIn(books, entry.order), entry.attempt);
  const { state, rows } = entry;
  const before = attempt.log;
  const isRewritten = before !== null && (before.isRewritten || !isContinued(before.rows, rows));
  attempt.log = { state, rows, isRewritten };
}

export function bookLogLost(books: Books, { order, attempt }: Entry<'log-withdrawn'>): void {
  attemptIn(orderIn(books, order), attempt).log = null;
}

function isContinued(before: readonly LogRow[], after: readonly LogRow[]): boolean {
  return before.every(({ digest }, place) => after[place]?.digest === digest);
}

/** What the log says of the calls of one kind under one idempotency key, or by one attempt. */
export type LoggedCalls = {
  /** When each was intended, in the order of the rows. */
  readonly intendedAtMs: number[];
  /** Of how many it is certain what came of them. */
  certain: number;
};

/** All calls to partners that the log says of an order, by `callName`. */
export function loggedCallsOf({
  attempts,
  isOwn,
}: Pick<OrderBook, 'attempts' | 'isOwn'>): Map<string, LoggedCalls> {
  const calls = new Map<string, LoggedCalls>();
  for (const { attempt, log } of attempts) {
    for (const row of log?.rows ?? []) {
      // What is done to an order of its own reaches no partner.
      if (!isOwn || !isDoneToOrder(row)) count(calls, row, attempt);
    }
  }
  return calls;
}

function isDoneToOrder({ call }: LogRow): boolean {
  return call === 'claim' || call === 'complete' || call === 'fence' || call === 'release';
}

function count(calls: Map<string, LoggedCalls>, row: LogRow, attempt: string) {
  if (row.call === null || row.kind === 'note') return;
  // Without its key a call to the PG cannot be found again among the requests.
  if (row.key === null && (row.call === 'confirm' || row.call === 'cancel')) return;
  const name = callName(row.call, row.key ?? attempt);
  const logged = calls.get(name) ?? { intendedAtMs: [], certain: 0 };
  calls.set(name, logged);
  if (row.kind === 'intent') logged.intendedAtMs.push(row.atMs);
  else if (row.outcome !== 'unknown') logged.certain += 1;
}
