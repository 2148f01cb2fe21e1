import { z } from 'zod';
import type { Collection, Collections } from '../kit/exchange/collections.js';
import type { Payment } from './core/payment.js';
import type { PaymentEvent } from './core/payment-event.js';

const transaction = z.object({
  transactionKey: z.string(),
  paymentKey: z.string(),
  status: z.string(),
  amount: z.number(),
  atMs: z.int(),
});

/** An approval, issue, deposit or cancel, as the list of transactions keeps it. */
export type Transaction = Readonly<z.infer<typeof transaction>>;

/** Every transaction of every payment, in the order in which they happened. */
export function openTransactions({ open }: Collections): Collection<Transaction> {
  return open<Transaction>('transactions', {
    isOne: (value): value is Transaction => transaction.safeParse(value).success,
  });
}

/**
 * The transaction that an event is, null when it is none. `payment` is as it stands afterwards.
 * Source: Toss Payments docs, Transaction object. Assumed: a cancel is listed with the amount that it gave back.
 */
export function toTransaction(event: PaymentEvent, payment: Payment): Transaction | null {
  if (!('transactionKey' in event) || event.kind === 'refund-requested') return null;
  if (event.kind === 'refund-settled' && event.outcome === 'ABORTED') return null;
  const { paymentKey, status } = payment;
  const { transactionKey, atMs } = event;
  return { transactionKey, paymentKey, status, amount: amountOf(event, payment), atMs };
}

type Transacting = Extract<PaymentEvent, { transactionKey: string }>;

function amountOf(
  { kind, transactionKey }: Transacting,
  { amount, cancellations }: Payment,
): number {
  // No money came yet, or ever.
  if (kind === 'account-issued' || kind === 'voided') return 0;
  return cancellations.find((one) => one.transactionKey === transactionKey)?.amount ?? amount;
}
