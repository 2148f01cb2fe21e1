import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Books, orderIn, requirePayment } from './books.js';
import { type Authenticated, createPaymentBook, type PaymentBook } from './payment-book.js';

type Moved = Extract<
  HistoryEntry,
  {
    kind:
      | 'payment-awaits-deposit'
      | 'payment-voided'
      | 'payment-captured'
      | 'payment-declined'
      | 'payment-refunded';
  }
>;

/** Opens the payment's book and binds it to the attempt that the PG order id was made for. */
export function bookAuthentication(books: Books, entry: Authenticated): void {
  const order = entry.order === null ? null : orderIn(books, entry.order);
  // The first authentication of a PG order id tells whose it is: the attempt that claimed last.
  const namesake = order?.payments.find(({ pgOrderId }) => pgOrderId === entry.pgOrderId);
  const attempt = namesake === undefined ? (order?.lastClaimed ?? null) : namesake.attempt;
  const payment = createPaymentBook(entry, attempt);
  books.payments.set(entry.paymentKey, payment);
  order?.payments.push(payment);
  if (order !== null) order.newsAtMs = entry.atMs;
}

export function bookMoney(books: Books, entry: Moved): void {
  const payment = books.payments.get(entry.paymentKey) ?? openUnauthenticated(books, entry);
  if (payment.order !== null) {
    const order = orderIn(books, payment.order);
    order.newsAtMs = entry.atMs;
    order.movedAtSeq = entry.seq;
  }
  switch (entry.kind) {
    case 'payment-awaits-deposit':
      payment.account = { accountNumber: entry.accountNumber, untilMs: entry.depositUntilMs };
      // Until then it is the customer's turn: nobody has to be called for that.
      if (payment.order !== null) orderIn(books, payment.order).newsAtMs = entry.depositUntilMs;
      return;
    case 'payment-voided':
      payment.isVoided = true;
      return;
    case 'payment-captured':
      bookCapture(payment, entry);
      payment.movements.push({ atMs: entry.atMs, amountKrw: entry.amountKrw });
      return;
    case 'payment-declined':
      payment.isDeclined = true;
      return;
    case 'payment-refunded':
      payment.movements.push({ atMs: entry.atMs, amountKrw: -entry.amountKrw });
      bookRefund(payment, entry);
  }
}

/** What the bank had taken back is made good first. */
function bookCapture(
  payment: PaymentBook,
  { amountKrw }: Extract<Moved, { kind: 'payment-captured' }>,
) {
  const madeGoodKrw = Math.min(payment.takenBackKrw, amountKrw);
  payment.takenBackKrw -= madeGoodKrw;
  payment.capturedKrw += amountKrw - madeGoodKrw;
}

function bookRefund(payment: PaymentBook, { by, amountKrw }: Extract<Moved, { by: unknown }>) {
  switch (by) {
    case 'service':
      payment.refundedByServiceKrw += amountKrw;
      return;
    case 'operator':
      payment.refundedByOperatorKrw += amountKrw;
      return;
    case 'bank':
      payment.takenBackKrw += amountKrw;
  }
}

/** Money that moved without an authentication: it gets a book, so that it is seen. */
function openUnauthenticated(books: Books, entry: Moved): PaymentBook {
  const nothing = { ...entry, kind: 'payment-authenticated', amountKrw: 0 } as const;
  bookAuthentication(books, { ...nothing, approvableUntilMs: entry.atMs });
  return requirePayment(books, entry.paymentKey);
}
