import type { Cancellation, Payment, PaymentStatus } from '../../core/payment.js';
import type { PaymentEvent } from '../../core/payment-event.js';

/** What there is to tell the merchant. */
export type News =
  | {
      readonly eventType: 'PAYMENT_STATUS_CHANGED' | 'DEPOSIT_CALLBACK';
      readonly payment: Payment;
    }
  | {
      readonly eventType: 'CANCEL_STATUS_CHANGED';
      readonly payment: Payment;
      readonly cancellation: Cancellation;
    }
  | {
      readonly eventType: 'BILLING_DELETED';
      readonly billingKey: string;
      readonly reason: string | null;
    };

/** Source: Toss Payments docs, PAYMENT_STATUS_CHANGED. */
const announced: ReadonlySet<PaymentStatus> = new Set([
  'DONE',
  'CANCELED',
  'PARTIAL_CANCELED',
  'ABORTED',
  'EXPIRED',
]);

/**
 * Source: Toss Payments docs, DEPOSIT_CALLBACK: issued, paid, cancelled, and waiting again after an error of the
 * bank. An account that expires keeps its status and sends nothing.
 */
const announcedOfAccounts: ReadonlySet<PaymentStatus> = new Set([
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'CANCELED',
  'PARTIAL_CANCELED',
]);

/**
 * What follows from an event that made the payment what it is; from an expiry, which is no event, for null. A further
 * partial cancel enters its status anew. Source: Toss Payments docs, Webhook events.
 */
export function newsOf(payment: Payment, event: PaymentEvent | null): readonly News[] {
  const { status, method } = payment;
  const news: News[] = [];
  if (hasEnteredStatus(event) && !isBillingApproval(payment)) {
    if (announced.has(status)) news.push({ eventType: 'PAYMENT_STATUS_CHANGED', payment });
    if (method === 'virtual-account' && announcedOfAccounts.has(status)) {
      news.push({ eventType: 'DEPOSIT_CALLBACK', payment });
    }
  }
  const cancellation = method === 'foreign-easy-pay' ? cancellationOf(payment, event) : undefined;
  if (cancellation !== undefined) {
    news.push({ eventType: 'CANCEL_STATUS_CHANGED', payment, cancellation });
  }
  return news;
}

/** A cancel that is only asked for, or that came to nothing, leaves the payment as it was. */
function hasEnteredStatus(event: PaymentEvent | null): boolean {
  if (event?.kind === 'refund-settled') return event.outcome === 'DONE';
  return event?.kind !== 'refund-requested';
}

/** Nothing is told of the approval of a billing payment. Assumed: nor of its refusal, but its cancels are told. */
function isBillingApproval({ type, status }: Payment): boolean {
  return type === 'BILLING' && (status === 'DONE' || status === 'ABORTED');
}

const cancelKinds: ReadonlySet<string> = new Set([
  'refunded',
  'refund-requested',
  'refund-settled',
]);

function cancellationOf(
  { cancellations }: Payment,
  event: PaymentEvent | null,
): Cancellation | undefined {
  if (event === null || !cancelKinds.has(event.kind) || !('transactionKey' in event))
    return undefined;
  return cancellations.find(({ transactionKey }) => transactionKey === event.transactionKey);
}

/** The same news with the opposite in it, null when there is none: DONE where it was ABORTED. */
export function contradictionOf(news: News): News | null {
  if (news.eventType === 'BILLING_DELETED' || news.eventType === 'CANCEL_STATUS_CHANGED')
    return null;
  const { payment, eventType } = news;
  if (payment.status !== 'DONE') return { ...news, payment: asDone(payment) };
  if (eventType === 'DEPOSIT_CALLBACK') {
    return { ...news, payment: { ...payment, status: 'WAITING_FOR_DEPOSIT', approvedAtMs: null } };
  }
  const failureCode = 'PAY_PROCESS_ABORTED';
  return { ...news, payment: { ...payment, status: 'ABORTED', approvedAtMs: null, failureCode } };
}

function asDone(payment: Payment): Payment {
  return {
    ...payment,
    status: 'DONE',
    approvedAtMs: payment.approvedAtMs ?? payment.requestedAtMs,
    balance: payment.amount,
    cancellations: [],
    failureCode: null,
  };
}
