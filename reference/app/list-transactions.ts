import type { KstDay } from '../core/kst-day.js';
import type { TransactionPage, TransactionSeen } from '../core/transaction.js';
import { whileLimited } from './patience.js';
import type { Clock, PgTransactions } from './ports.js';

export type ListedDay = {
  readonly transactions: readonly TransactionSeen[];
  /** Why there may be more than these; null when these are all. */
  readonly gap: string | null;
};

const pageSize = 1_000;

/** A million transactions a day are more than anybody reconciles in one go. */
const pagesMax = 1_000;

/** The PG's transactions of a day, page by page. What was read before a failure is kept, and the failure is told. */
export async function listTransactions(
  { transactions, clock }: { readonly transactions: PgTransactions; readonly clock: Clock },
  day: KstDay,
): Promise<ListedDay> {
  const listed = new Map<string, TransactionSeen>();
  const toDay = (gap: string | null): ListedDay => ({ transactions: [...listed.values()], gap });
  for (let page = 0; page < pagesMax; page += 1) {
    const answer: TransactionPage = await whileLimited(clock, {
      ask: () => transactions.list({ day, after: lastKeyOf(listed), limit: pageSize }),
      isLimited: ({ kind }) => kind === 'limited',
    });
    if (answer.kind === 'limited') return toDay('the PG answers 429, too many requests');
    if (answer.kind === 'unreadable') return toDay(answer.error);
    const known = listed.size;
    for (const one of answer.transactions) listed.set(one.transactionKey, one);
    if (answer.transactions.length < pageSize) return toDay(null);
    if (listed.size === known) return toDay('the PG lists the same page again');
  }
  return toDay(`more than ${pagesMax} pages`);
}

function lastKeyOf(listed: ReadonlyMap<string, TransactionSeen>): string | null {
  return [...listed.keys()].at(-1) ?? null;
}
