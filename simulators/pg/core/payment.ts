import type { Method } from './method.js';
import type { PaymentEvent } from './payment-event.js';

/** Source: Toss Payments docs, Payment object. */
export type PaymentStatus =
  | 'READY'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_DEPOSIT'
  | 'DONE'
  | 'CANCELED'
  | 'PARTIAL_CANCELED'
  | 'ABORTED'
  | 'EXPIRED';

/** One refund, whole or in part. */
export type Cancellation = {
  readonly transactionKey: string;
  readonly reason: string;
  readonly amountKrw: number;
  /** What could still be refunded after this one. */
  readonly refundableKrw: number;
  readonly atMs: number;
};

/** A payment as the PG keeps it. */
export type Payment = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly orderName: string;
  readonly order: string | null;
  readonly type: 'NORMAL' | 'BILLING';
  /** Null until one is chosen. */
  readonly method: Method | null;
  readonly status: PaymentStatus;
  readonly amountKrw: number;
  /** What has not been refunded of the amount; the whole of it before approval, too. */
  readonly balanceKrw: number;
  readonly secret: string;
  readonly requestedAtMs: number;
  readonly approvableUntilMs: number;
  readonly approvedAtMs: number | null;
  readonly lastTransactionKey: string | null;
  readonly cancellations: readonly Cancellation[];
  /** Why it was aborted or expired. */
  readonly failureCode: string | null;
};

type Authenticated = Extract<PaymentEvent, { kind: 'authenticated' }>;
type Later = Exclude<PaymentEvent, Authenticated>;

/** The payment that an authentication begins. */
export function begin(event: Authenticated): Payment {
  const { paymentKey, pgOrderId, orderName, order, amountKrw, secret } = event;
  return {
    paymentKey,
    pgOrderId,
    orderName,
    order,
    type: 'NORMAL',
    method: 'card',
    status: 'IN_PROGRESS',
    amountKrw,
    balanceKrw: amountKrw,
    secret,
    requestedAtMs: event.atMs,
    approvableUntilMs: event.approvableUntilMs,
    approvedAtMs: null,
    lastTransactionKey: null,
    cancellations: [],
    failureCode: null,
  };
}

/** The payment after one more event. */
export function evolve(payment: Payment, event: Later): Payment {
  switch (event.kind) {
    case 'captured':
      return {
        ...payment,
        status: 'DONE',
        approvedAtMs: event.atMs,
        lastTransactionKey: event.transactionKey,
      };
    case 'declined':
      return { ...payment, status: 'ABORTED', failureCode: event.code };
    case 'refunded':
      return refund(payment, event);
  }
}

/**
 * Partial refunds down to a balance of 0 leave PARTIAL_CANCELED standing; only one refund of
 * everything makes CANCELED. Source: observed of the real API for cards.
 */
function refund(payment: Payment, event: Extract<Later, { kind: 'refunded' }>): Payment {
  const { transactionKey, reason, amountKrw, atMs } = event;
  const refundableKrw = payment.balanceKrw - amountKrw;
  const isWhole = amountKrw === payment.amountKrw;
  return {
    ...payment,
    status: isWhole ? 'CANCELED' : 'PARTIAL_CANCELED',
    balanceKrw: refundableKrw,
    lastTransactionKey: transactionKey,
    cancellations: [
      ...payment.cancellations,
      { transactionKey, reason, amountKrw, refundableKrw, atMs },
    ],
  };
}

/** The payment as it stands at this moment: an approval window that passed unused has expired it. */
export function seenAt(payment: Payment, nowMs: number): Payment {
  if (payment.status !== 'IN_PROGRESS' || nowMs <= payment.approvableUntilMs) return payment;
  return { ...payment, status: 'EXPIRED', failureCode: 'EXPIRED_PAYMENT' };
}

/** Whether money of it was taken, given back or not. */
export function wasCaptured({ approvedAtMs }: Payment): boolean {
  return approvedAtMs !== null;
}
