import { z } from 'zod';
import type { Prng } from '../kit/choices/prng.js';
import type { Clock } from '../kit/clock/clock.js';
import type { Collections } from '../kit/exchange/collections.js';
import type { ExecutionContext } from '../kit/exchange/simulator.js';
import type { History } from '../kit/history/history.js';
import { createBooks, shownForPgOrder } from './core/books.js';
import { decideCancel } from './core/cancel.js';
import { type ConfirmCodes, decideConfirm } from './core/confirm.js';
import type { Decision } from './core/decision.js';
import { type Payment, seenAt } from './core/payment.js';
import type { PaymentEvent } from './core/payment-event.js';
import { newPaymentKey, newSecret, newTransactionKey } from './keys.js';
import type { AuthenticationBody, CancelBody, ConfirmBody } from './requests.js';
import { toHistoryEvent } from './to-history-event.js';

/** Hears of each event that the books took in, with the payment as it then stands. */
export type PaymentListener = (event: PaymentEvent, payment: Payment) => void;

/** The PG's acts: each decides in the core, writes the books and tells the history. */
export type Bank = {
  /** As they stand now. */
  readonly payments: () => readonly Payment[];
  readonly find: (paymentKey: string) => Payment | undefined;
  readonly shownForPgOrder: (pgOrderId: string) => Payment | undefined;
  readonly subscribe: (listener: PaymentListener) => void;
  readonly authenticate: (
    request: AuthenticationBody & { readonly order: string | null },
    exchange: number | null,
  ) => Payment;
  /** Null when it was approved, else the code it was refused with. */
  readonly confirm: (request: ConfirmBody, context: ExecutionContext) => string | null;
  /** Null when money was returned, else the code it was refused with. */
  readonly cancel: (
    request: CancelBody & { readonly paymentKey: string; readonly by: 'service' | 'operator' },
    context: { readonly exchange: number | null; readonly answer: string | undefined },
  ) => string | null;
};

export type BankDeps = {
  readonly collections: Collections;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly history: Pick<History, 'record' | 'startedAtMs'>;
  /** Each payment draws from a stream of its own, so that its keys do not depend on what others do. */
  readonly prng: Prng;
  readonly approvalWindowMs: number;
  readonly codes: ConfirmCodes;
};

/** A PG that has not seen a payment yet. */
export function createBank(deps: BankDeps): Bank {
  const { clock, history, prng, approvalWindowMs, codes } = deps;
  const { books } = openBooks(deps.collections);
  const listeners: PaymentListener[] = [];
  const now = (payment: Payment | undefined) =>
    payment === undefined ? undefined : seenAt(payment, clock.nowMs());

  function book(event: PaymentEvent, exchange: number | null): Payment {
    const payment = books.apply(event);
    const { startedAtMs } = history;
    history.record(toHistoryEvent(event, { payment, exchange, startedAtMs }));
    for (const listener of listeners) listener(event, payment);
    return payment;
  }

  function carryOut({ event, refusal }: Decision, exchange: number | null): string | null {
    if (event !== null) book(event, exchange);
    return refusal;
  }

  return {
    payments: () => books.all().map((payment) => seenAt(payment, clock.nowMs())),
    find: (paymentKey) => now(books.find(paymentKey)),
    shownForPgOrder: (pgOrderId) => now(shownForPgOrder(books, pgOrderId)),
    subscribe: (listener) => {
      listeners.push(listener);
    },
    authenticate: ({ orderId, orderName, amount, order }, exchange) => {
      const atMs = clock.nowMs();
      const random = prng.fork(`payment ${orderId} ${books.ofPgOrder(orderId).length}`).next;
      const event = {
        kind: 'authenticated',
        paymentKey: newPaymentKey(random, atMs),
        pgOrderId: orderId,
        orderName,
        order,
        amountKrw: amount,
        secret: newSecret(random),
        atMs,
        approvableUntilMs: atMs + approvalWindowMs,
      } as const;
      return book(event, exchange);
    },
    confirm: ({ paymentKey, orderId, amount }, { answer, exchange }) => {
      const confirm = {
        paymentKey,
        pgOrderId: orderId,
        amountKrw: amount,
        answer,
        transactionKey: newTransactionKey(prng.fork(`approval of ${paymentKey}`).next),
        nowMs: clock.nowMs(),
      };
      return carryOut(decideConfirm(books, confirm, codes), exchange);
    },
    cancel: (request, { answer, exchange }) => {
      const payment = books.find(request.paymentKey);
      const nth = payment?.cancellations.length ?? 0;
      const random = prng.fork(`cancel ${nth} of ${request.paymentKey}`).next;
      const cancel = {
        amountKrw: request.cancelAmount ?? null,
        refundableKrw: request.refundableAmount ?? null,
        reason: request.cancelReason,
        by: request.by,
        answer,
        transactionKey: newTransactionKey(random),
        nowMs: clock.nowMs(),
      };
      return carryOut(decideCancel(payment, cancel), exchange);
    },
  };
}

function openBooks({ open }: Collections) {
  const opened = createBooks({
    get: (paymentKey) => payments.get(paymentKey),
    set: (paymentKey, payment) => {
      payments.set(paymentKey, payment);
    },
    values: () => payments.values(),
  });
  const payments = open<Payment>('payments', { isOne: isPayment, index: opened.index });
  return opened;
}

/** Only this party writes documents of its collections; a look at what every payment has tells one from others. */
function isPayment(value: unknown): value is Payment {
  return isKeyed.safeParse(value).success;
}

const isKeyed = z.looseObject({
  paymentKey: z.string(),
  pgOrderId: z.string(),
  status: z.string(),
});
