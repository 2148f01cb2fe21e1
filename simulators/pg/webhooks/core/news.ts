import type { Payment, PaymentStatus } from '../../core/payment.js';
import type { EventType } from './event-type.js';

/** What there is to tell the merchant. */
export type News =
  | { readonly eventType: Exclude<EventType, 'BILLING_DELETED'>; readonly payment: Payment }
  | {
      readonly eventType: 'BILLING_DELETED';
      readonly billingKey: string;
      readonly reason: string | null;
    };

export type PaymentNews = Exclude<News, { eventType: 'BILLING_DELETED' }>;

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
 * The news that a payment has just entered its status, which a further partial cancel does anew. Nothing is told of
 * the approval of a billing payment. Assumed: its cancels are told.
 */
export function newsOf(payment: Payment): readonly PaymentNews[] {
  const { status, method, type } = payment;
  if (type === 'BILLING' && (status === 'DONE' || status === 'ABORTED')) return [];
  const isCancel = status === 'CANCELED' || status === 'PARTIAL_CANCELED';
  const told: readonly (readonly [PaymentNews['eventType'], boolean])[] = [
    ['PAYMENT_STATUS_CHANGED', announced.has(status)],
    ['DEPOSIT_CALLBACK', method === 'virtual-account' && announcedOfAccounts.has(status)],
    ['CANCEL_STATUS_CHANGED', method === 'foreign-easy-pay' && isCancel],
  ];
  return told.filter(([, isTold]) => isTold).map(([eventType]) => ({ eventType, payment }));
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
    balanceKrw: payment.amountKrw,
    cancellations: [],
    failureCode: null,
  };
}
