// One movement of money as the PG's list of transactions shows it.
// Source: Toss Payments docs, "Transactions", version 2022-11-16.

import type { Reply } from './answer.js';
import { asObject, parseArray } from './json.js';
import { isWholeWon } from './money.js';

export type TransactionSeen = {
  readonly transactionKey: string;
  readonly paymentKey: string;
  readonly pgOrderId: string;
  /** What the payment became by it. */
  readonly status: string;
  /** Taken or returned, by the status; null in another currency than won. */
  readonly amountKrw: number | null;
  readonly atMs: number;
};

export type TransactionPage =
  | { readonly kind: 'page'; readonly transactions: readonly TransactionSeen[] }
  /** Asked too often: ask again later. */
  | { readonly kind: 'limited' }
  | { readonly kind: 'unreadable'; readonly error: string };

/** One row that cannot be read makes the page unreadable: a sum without it would be wrong. */
export function classifyTransactions(reply: Reply): TransactionPage {
  if (reply.status === 429) return { kind: 'limited' };
  const rows = reply.status === 200 ? parseArray(reply.body) : undefined;
  if (rows === undefined) return { kind: 'unreadable', error: `HTTP ${reply.status}` };
  const transactions = rows.map(parseTransaction).filter((row) => row !== undefined);
  return transactions.length === rows.length
    ? { kind: 'page', transactions }
    : { kind: 'unreadable', error: 'a row that is no transaction' };
}

function parseTransaction(value: unknown): TransactionSeen | undefined {
  const row = asObject(value) ?? {};
  const transactionKey = textOf(row['transactionKey']);
  const paymentKey = textOf(row['paymentKey']);
  const pgOrderId = textOf(row['orderId']);
  const status = textOf(row['status']);
  const atMs = Date.parse(textOf(row['transactionAt']));
  const currency = textOf(row['currency']);
  const amountKrw = currency === 'KRW' ? row['amount'] : null;
  if ([transactionKey, paymentKey, pgOrderId, status, currency].includes('') || Number.isNaN(atMs))
    return;
  if (amountKrw !== null && !isWholeWon(amountKrw)) return;
  return { transactionKey, paymentKey, pgOrderId, status, amountKrw, atMs };
}

/** The empty text is none. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * What these transactions took and what they gave back, in won. A status that moves no money (or that is not known)
 * counts as nothing, so what it stands for is looked up. A payment that waits for its deposit again has lost one.
 * Assumed: that an account was issued is listed with 0.
 */
export function sumMovements(transactions: readonly TransactionSeen[]): {
  readonly takenKrw: number;
  readonly returnedKrw: number;
} {
  const sumOf = (...statuses: readonly string[]) =>
    transactions
      .filter(({ status }) => statuses.includes(status))
      .reduce((sumKrw, { amountKrw }) => sumKrw + (amountKrw ?? 0), 0);
  const returnedKrw = sumOf('CANCELED', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT');
  return { takenKrw: sumOf('DONE'), returnedKrw };
}
