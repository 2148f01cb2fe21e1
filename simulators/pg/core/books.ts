import { begin, evolve, type Payment, usesUpOrder } from './payment.js';
import type { PaymentEvent } from './payment-event.js';

/** What a decision may read. */
export type Books = {
  readonly find: (paymentKey: string) => Payment | undefined;
  /** All payments of one PG order id, in the order in which they were begun. */
  readonly ofPgOrder: (pgOrderId: string) => readonly Payment[];
  readonly all: () => readonly Payment[];
};

/** The books and the only way to write into them. Returns the payment that the event changed. */
export type WritableBooks = Books & { readonly apply: (event: PaymentEvent) => Payment };

/** Where the payments are kept, by payment key and in the order of their beginning. */
export type PaymentStore = {
  readonly get: (paymentKey: string) => Payment | undefined;
  readonly set: (paymentKey: string, payment: Payment) => void;
  readonly values: () => Iterable<Payment>;
};

/** Books over a store, and how the store tells them what came in: null when it was emptied. */
export function createBooks(payments: PaymentStore): {
  readonly books: WritableBooks;
  readonly index: (payment: Payment | null) => void;
} {
  const keysOfPgOrder = new Map<string, string[]>();

  function requirePayment(paymentKey: string): Payment {
    const payment = payments.get(paymentKey);
    if (payment === undefined) throw new Error(`There is no payment ${paymentKey} to change.`);
    return payment;
  }

  function index(payment: Payment | null) {
    if (payment === null) {
      keysOfPgOrder.clear();
      return;
    }
    const { pgOrderId, paymentKey } = payment;
    const keys = keysOfPgOrder.get(pgOrderId);
    if (keys === undefined) keysOfPgOrder.set(pgOrderId, [paymentKey]);
    else if (!keys.includes(paymentKey)) keys.push(paymentKey);
  }

  function apply(event: PaymentEvent): Payment {
    const payment =
      event.kind === 'opened' ? begin(event) : evolve(requirePayment(event.paymentKey), event);
    payments.set(payment.paymentKey, payment);
    return payment;
  }

  return {
    index,
    books: {
      find: (paymentKey) => payments.get(paymentKey),
      ofPgOrder: (pgOrderId) => (keysOfPgOrder.get(pgOrderId) ?? []).map(requirePayment),
      all: () => [...payments.values()],
      apply,
    },
  };
}

/**
 * The payment that a look-up by PG order id shows. Assumed: of several attempts the one that used the order id up,
 * else the newest; what the real API shows is nowhere documented.
 */
export function shownForPgOrder(books: Books, pgOrderId: string): Payment | undefined {
  const payments = books.ofPgOrder(pgOrderId);
  return payments.find(usesUpOrder) ?? payments.at(-1);
}
