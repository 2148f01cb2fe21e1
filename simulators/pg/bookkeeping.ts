import { z } from 'zod';
import type { Clock } from '../kit/clock/clock.js';
import type { Collections } from '../kit/exchange/collections.js';
import type { History } from '../kit/history/history.js';
import { type Books, createBooks } from './core/books.js';
import type { Decision } from './core/decision.js';
import { cancelInProgress, type Payment } from './core/payment.js';
import type { PaymentEvent } from './core/payment-event.js';
import { decideProvider } from './core/provider-decision.js';
import { seenAt } from './core/seen-at.js';
import { toHistoryEvent } from './to-history-event.js';
import { openTransactions, type Transaction, toTransaction } from './transactions.js';

/** Hears of each event that the books took in, with the payment as it then stands. */
export type PaymentListener = (event: PaymentEvent, payment: Payment) => void;

/** The one place where payments change: the books, the list of transactions, the history and whoever listens. */
export type Bookkeeping = {
  readonly books: Books;
  readonly transactions: () => Iterable<Transaction>;
  readonly hasTransaction: (transactionKey: string) => boolean;
  /** Books what was decided. Returns the code to refuse with, null when there is none. */
  readonly carryOut: (decision: Decision, exchange: number | null) => string | null;
  readonly subscribe: (listener: PaymentListener) => void;
};

export type BookkeepingDeps = {
  readonly collections: Collections;
  readonly clock: Clock;
  readonly history: Pick<History, 'record' | 'startedAtMs'>;
};

/** Books without payments. */
export function createBookkeeping({ collections, clock, history }: BookkeepingDeps): Bookkeeping {
  const opened = createBooks({
    get: (paymentKey) => payments.get(paymentKey),
    set: (paymentKey, payment) => {
      payments.set(paymentKey, payment);
    },
    values: () => payments.values(),
  });
  const payments = collections.open<Payment>('payments', {
    isOne: isPayment,
    index: (payment) => {
      opened.index(payment);
      if (payment !== null) awaitProvider(payment);
    },
  });
  const { books } = opened;
  const transactions = openTransactions(collections);
  const listeners: PaymentListener[] = [];

  function book(event: PaymentEvent, exchange: number | null) {
    const payment = books.apply(event);
    const transaction = toTransaction(event, payment);
    if (transaction !== null) transactions.set(transaction.transactionKey, transaction);
    const told = toHistoryEvent(event, { payment, exchange, startedAtMs: history.startedAtMs });
    if (told !== null) history.record(told);
    for (const listener of listeners) listener(event, seenAt(payment, clock.nowMs()));
  }

  function carryOut({ events, refusal }: Decision, exchange: number | null): string | null {
    for (const event of events) book(event, exchange);
    return refusal;
  }

  /** A foreign provider decides by itself, also about what was restored; somebody may have decided before. */
  function awaitProvider(payment: Payment) {
    const { settlesAtMs, transactionKey } = cancelInProgress(payment) ?? {};
    if (settlesAtMs == null || transactionKey === undefined) return;
    const { paymentKey } = payment;
    clock.after(Math.max(0, settlesAtMs - clock.nowMs()), () => {
      const now = books.find(paymentKey);
      if (now === undefined || cancelInProgress(now)?.transactionKey !== transactionKey) return;
      carryOut(decideProvider(now, { outcome: 'DONE', nowMs: clock.nowMs() }), null);
    });
  }

  return {
    books,
    transactions: () => transactions.values(),
    hasTransaction: (transactionKey) => transactions.get(transactionKey) !== undefined,
    carryOut,
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}

/** Only this party writes documents of its collections; a look at what every payment has tells one from others. */
function isPayment(value: unknown): value is Payment {
  return keyed.safeParse(value).success;
}

const keyed = z.looseObject({ paymentKey: z.string(), pgOrderId: z.string(), status: z.string() });
