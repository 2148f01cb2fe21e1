import { z } from 'zod';
import { isKstDate, parseKstTime } from '../core/kst.js';
import { type Read, toRead } from './read-body.js';

// What the PG reads from the queries of its lists. Source: Toss Payments docs, Transactions, Settlements, Cash receipts.

/** A moment in Korea, in milliseconds since the epoch. */
const kstTime = z
  .string()
  .refine((text) => parseKstTime(text) !== undefined, 'INVALID_DATE')
  .transform((text) => parseKstTime(text) ?? 0);

const kstDate = z.string().refine(isKstDate, 'INVALID_DATE');

/** Assumed: the code for more than the largest number of rows. */
const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((rows) => rows > 0)
    .refine((rows) => rows <= most, 'EXCEED_MAX_QUERY_LIMIT');

const transactionPage = z.object({
  startDate: kstTime,
  endDate: kstTime,
  startingAfter: z.string().optional(),
  limit: count(5_000).default(100),
});

const settlementPage = z.object({
  startDate: kstDate,
  endDate: kstDate,
  dateType: z.enum(['soldDate', 'paidOutDate']).default('soldDate'),
  page: count(1_000_000).default(1),
  size: count(5_000).default(100),
});

const cashReceiptPage = z.object({
  requestDate: kstDate,
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .default(0),
  limit: count(10_000).default(100),
});

export type TransactionPage = z.infer<typeof transactionPage>;
export type SettlementPage = z.infer<typeof settlementPage>;

export const readTransactionPage = queryReaderOf(transactionPage);
export const readSettlementPage = queryReaderOf(settlementPage);
export const readCashReceiptPage = queryReaderOf(cashReceiptPage);

/**
 * A parameter without a value counts as left out. Source: the samples of Toss Payments for transactions ask for the first
 * page with `startingAfter=`.
 */
function queryReaderOf<T>(schema: z.ZodType<T>): (query: URLSearchParams) => Read<T> {
  return (query) =>
    toRead(schema, Object.fromEntries([...query].filter(([, value]) => value !== '')));
}
