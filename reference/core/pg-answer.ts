// What the PG's replies mean. The HTTP status never decides alone: a 400 may hide a capture.
// Source: Toss Payments docs, "Error codes" and "Payment object", version 2022-11-16.

import type { Outcome, Reply } from './answer.js';
import type { CancelCall, ConfirmCall } from './call.js';
import { parsePaymentKey } from './ids.js';
import { asObject, parseObject } from './json.js';
import { isWholeWon } from './money.js';
import type { Deposit, DepositSeen, PaymentSeen, PaymentStatus } from './sighting.js';

/** Refusals of a confirm after which nothing was and nothing will be captured. What is not listed is asked about. */
export const confirmRefusals: ReadonlySet<string> = new Set([
  // The card or the account does not pay.
  'BELOW_MINIMUM_AMOUNT',
  'EXCEED_MAX_AMOUNT',
  'EXCEED_MAX_AUTH_COUNT',
  'EXCEED_MAX_CARD_INSTALLMENT_PLAN',
  'EXCEED_MAX_DAILY_PAYMENT_COUNT',
  'EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT',
  'EXCEED_MAX_ONE_DAY_AMOUNT',
  'EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT',
  'EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT',
  'EXCEED_MAX_PAYMENT_AMOUNT',
  'FDS_ERROR',
  'INVALID_ACCOUNT_INFO_RE_REGISTER',
  'INVALID_AUTHORIZE_AUTH',
  'INVALID_CARD_EXPIRATION',
  'INVALID_CARD_INSTALLMENT_PLAN',
  'INVALID_CARD_LOST_OR_STOLEN',
  'INVALID_CARD_NUMBER',
  'INVALID_PASSWORD',
  'INVALID_REJECT_CARD',
  'INVALID_STOPPED_CARD',
  'NOT_ALLOWED_POINT_USE',
  'NOT_AVAILABLE_BANK',
  'NOT_AVAILABLE_PAYMENT',
  'NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT',
  'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN',
  'REJECT_ACCOUNT_PAYMENT',
  'REJECT_CARD_COMPANY',
  'REJECT_CARD_PAYMENT',
  'REJECT_TOSSPAY_INVALID_ACCOUNT',
  'RESTRICTED_TRANSFER_ACCOUNT',
  // The request does not fit an authenticated payment.
  'FORBIDDEN_REQUEST',
  'INVALID_IDEMPOTENCY_KEY',
  'INVALID_REQUEST',
  'NOT_FOUND_PAYMENT',
  'NOT_FOUND_PAYMENT_SESSION',
  // The merchant's own set-up: definitive for this request, and worth an alarm.
  'INCORRECT_BASIC_AUTH_FORMAT',
  'INVALID_API_KEY',
  'INVALID_UNREGISTERED_SUBMALL',
  'NOT_FOUND_TERMINAL_ID',
  'NOT_REGISTERED_BUSINESS',
  'UNAUTHORIZED_KEY',
]);

/** Refusals of a cancel that no repetition changes. The money stays where it is until people move it. */
export const cancelRefusals: ReadonlySet<string> = new Set([
  'EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT',
  'EXCEED_CANCEL_LIMIT',
  'EXCEED_MAX_REFUND_DUE',
  'FORBIDDEN_REQUEST',
  'INVALID_BANK',
  'INVALID_REFUND_ACCOUNT_INFO',
  'INVALID_REFUND_ACCOUNT_NUMBER',
  'INVALID_REQUEST',
  'NOT_ALLOWED_PARTIAL_REFUND',
  'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT',
  'NOT_CANCELABLE_AMOUNT',
  'NOT_CANCELABLE_PAYMENT',
  'NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER',
  'NOT_MATCHES_REFUNDABLE_AMOUNT',
  'REFUND_REJECTED',
]);

/**
 * Accepted only when the reply shows this very payment captured with this very amount, or an account that was issued
 * for it.
 */
export function classifyConfirm(reply: Reply, call: ConfirmCall): Outcome {
  return classify(reply, {
    refusals: confirmRefusals,
    isAsAsked: (payment) =>
      (payment.status === 'DONE' || awaitsDeposit(payment)) && isOf(call, payment),
  });
}

/** True when the payment waits for a deposit, and says where to. */
export function awaitsDeposit(
  payment: PaymentSeen,
): payment is PaymentSeen & { readonly deposit: DepositSeen } {
  return payment.status === 'WAITING_FOR_DEPOSIT' && payment.deposit !== undefined;
}

/** Accepted only when the reply shows this very payment returned to the last won. */
export function classifyCancel(reply: Reply, call: CancelCall): Outcome {
  return classify(reply, {
    refusals: cancelRefusals,
    isAsAsked: (payment) =>
      payment.status === 'CANCELED' && payment.balanceKrw === 0 && isOf(call, payment),
  });
}

export type LookUp =
  | { readonly kind: 'found'; readonly payment: PaymentSeen }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Anything but a readable payment or the PG's own "not found" tells nothing. */
export function classifyLookUp(reply: Reply): LookUp {
  const code = parseCode(reply);
  if (reply.status === 404 && code === 'NOT_FOUND_PAYMENT') return { kind: 'not-found' };
  const payment = reply.status === 200 ? parsePayment(reply.body) : undefined;
  return payment === undefined
    ? { kind: 'unreadable', reason: describe(reply, code) }
    : { kind: 'found', payment };
}

type Expectation = {
  readonly refusals: ReadonlySet<string>;
  readonly isAsAsked: (payment: PaymentSeen) => boolean;
};

function classify(reply: Reply, { refusals, isAsAsked }: Expectation): Outcome {
  const code = parseCode(reply);
  const isRefusal = reply.status >= 400 && reply.status < 500;
  if (isRefusal && code !== null && refusals.has(code)) return { kind: 'rejected', code };
  const payment = reply.status === 200 ? parsePayment(reply.body) : undefined;
  if (payment !== undefined && isAsAsked(payment)) return toAccepted(payment);
  return { kind: 'unknown', reason: describe(reply, code, payment) };
}

function toAccepted(payment: PaymentSeen): Outcome {
  return awaitsDeposit(payment)
    ? { kind: 'accepted', deposit: toDeposit(payment.deposit) }
    : { kind: 'accepted' };
}

/** What of an account never changes. */
export function toDeposit({ bankCode, accountNumber, dueAtMs }: DepositSeen): Deposit {
  return { bankCode, accountNumber, dueAtMs };
}

function isOf(call: ConfirmCall | CancelCall, payment: PaymentSeen): boolean {
  return (
    payment.paymentKey === call.paymentKey &&
    payment.pgOrderId === call.pgOrderId &&
    payment.amountKrw === call.amountKrw
  );
}

function describe(reply: Reply, code: string | null, payment?: PaymentSeen): string {
  return [`HTTP ${reply.status}`, code, payment?.status].filter(Boolean).join(' ');
}

function parseCode({ status, body }: Reply): string | null {
  const code = status === 200 ? undefined : parseObject(body)?.['code'];
  return typeof code === 'string' ? code : null;
}

const statuses: readonly PaymentStatus[] = [
  'READY',
  'IN_PROGRESS',
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'CANCELED',
  'PARTIAL_CANCELED',
  'ABORTED',
  'EXPIRED',
];

function parsePayment(body: string): PaymentSeen | undefined {
  const payment = parseObject(body) ?? {};
  const { paymentKey, orderId, status, totalAmount, balanceAmount, currency } = payment;
  const deposit = parseDeposit(payment['virtualAccount']);
  const key = typeof paymentKey === 'string' ? parsePaymentKey(paymentKey) : undefined;
  if (key === undefined || typeof orderId !== 'string' || typeof status !== 'string') return;
  if (currency !== 'KRW' || !isWholeWon(totalAmount) || !isWholeWon(balanceAmount)) return;
  return {
    paymentKey: key,
    pgOrderId: orderId,
    status: statuses.find((known) => known === status) ?? 'UNLISTED',
    amountKrw: totalAmount,
    balanceKrw: balanceAmount,
    ...(isVoided(payment) && { isVoided: true }),
    ...(deposit !== undefined && { deposit }),
  };
}

function isVoided({ status, approvedAt }: Readonly<Record<string, unknown>>): boolean {
  return status === 'CANCELED' && approvedAt === null;
}

/** Source: Toss Payments docs, "Payment object", `virtualAccount`: `dueDate` in ISO 8601 with its offset. */
function parseDeposit(value: unknown): DepositSeen | undefined {
  const { bankCode, accountNumber, dueDate, expired } = asObject(value) ?? {};
  if (typeof bankCode !== 'string' || typeof accountNumber !== 'string') return;
  const dueAtMs = typeof dueDate === 'string' ? Date.parse(dueDate) : Number.NaN;
  if (accountNumber === '' || Number.isNaN(dueAtMs)) return;
  return { bankCode, accountNumber, dueAtMs, isExpired: expired === true };
}
