import type { PgTransactions } from '../app/ports.js';
import type { TransactionPage, TransactionSeen } from '../core/transaction.js';

export type FakeTransactions = PgTransactions & {
  readonly book: (...transactions: readonly Partial<TransactionSeen>[]) => void;
  /** What the next questions are answered with instead. */
  readonly answerNext: (...pages: readonly TransactionPage[]) => void;
  /** How often it was asked. */
  readonly asked: () => number;
};

/** A PG's list for tests, which tells what the test has booked. */
export function createFakeTransactions(): FakeTransactions {
  const booked: TransactionSeen[] = [];
  const next: TransactionPage[] = [];
  let asked = 0;
  return {
    list: ({ day, after, limit }) => {
      asked += 1;
      const scripted = next.shift();
      if (scripted !== undefined) return Promise.resolve(scripted);
      const from = booked.findIndex(({ transactionKey }) => transactionKey === after) + 1;
      const transactions = booked
        .slice(from)
        .filter(({ atMs }) => atMs >= day.fromMs && atMs < day.untilMs)
        .slice(0, limit);
      return Promise.resolve({ kind: 'page', transactions });
    },
    book: (...transactions) => {
      for (const one of transactions) {
        booked.push({
          transactionKey: `transaction-${booked.length + 1}`,
          paymentKey: 'key-1',
          pgOrderId: 'po_unknown',
          status: 'DONE',
          amountKrw: 33_000,
          atMs: 0,
          ...one,
        });
      }
    },
    answerNext: (...pages) => {
      next.push(...pages);
    },
    asked: () => asked,
  };
}
