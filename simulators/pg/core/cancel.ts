import { accept, acceptUnless, type Decision, refuse } from './decision.js';
import { type MethodRules, rulesOf } from './method-rules.js';
import { type Currency, less } from './money.js';
import { cancelInProgress, type Payment } from './payment.js';
import type { PaymentEvent, Refunded } from './payment-event.js';
import { seenAt } from './seen-at.js';

export type Cancel = {
  /** Null gives back everything that is left. */
  readonly amount: number | null;
  readonly taxFreeAmount: number;
  /** Null: as the payment's. */
  readonly currency: Currency | null;
  /** What the merchant believes is left; compared when it is given. */
  readonly refundable: number | null;
  /** Whether the merchant named an account to give a deposit back to. */
  readonly hasRefundAccount: boolean;
  readonly reason: string;
  readonly by: Refunded['by'];
  /** The merchant's name for a cancel that is decided later. */
  readonly cancelRequestId: string | null;
  /** The code that the run wants it to be refused with. */
  readonly answer: string | undefined;
  readonly transactionKey: string;
  readonly nowMs: number;
  /** How long a foreign provider takes to decide, in milliseconds. */
  readonly foreignDecisionMs: number;
};

/** What no public document settles about a cancel. */
export type CancelSwitches = {
  readonly unapproved: string;
  readonly refundAccountMissing: string;
};

/** Gives money back, or says why not. Source: Toss Payments docs, Cancel a payment. */
export function decideCancel(
  payment: Payment | undefined,
  cancel: Cancel,
  switches: CancelSwitches,
): Decision {
  if (payment === undefined) return refuse('NOT_FOUND_PAYMENT');
  if (payment.status === 'CANCELED') return refuse('ALREADY_CANCELED_PAYMENT');
  if (seenAt(payment, cancel.nowMs).status === 'WAITING_FOR_DEPOSIT')
    return decideVoid(payment, cancel);
  if (payment.approvedAtMs === null || payment.method === null) return refuse(switches.unapproved);
  if (cancel.answer !== undefined) return refuse(cancel.answer);
  const amount = cancel.amount ?? payment.balance;
  const rules = rulesOf(payment.method);
  const refusal =
    whyNotAmount(payment, amount, cancel) ??
    whyTooLate(payment.approvedAtMs, rules, cancel) ??
    whyNotInPart(payment, amount, cancel) ??
    whyNotToAccount(rules, cancel, switches);
  if (refusal !== undefined) return refuse(refusal);
  return accept(toEvent(payment, { amount, rules }, cancel));
}

/** Before a deposit there is nothing to give back, so there are no parts and no account to give it to. */
function decideVoid({ paymentKey, amount }: Payment, cancel: Cancel): Decision {
  if (cancel.amount !== null && cancel.amount !== amount) {
    return refuse('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT');
  }
  if (cancel.refundable !== null && cancel.refundable !== amount)
    return refuse('NOT_MATCHES_REFUNDABLE_AMOUNT');
  const { transactionKey, reason, nowMs } = cancel;
  return acceptUnless(cancel.answer, [
    { kind: 'voided', paymentKey, transactionKey, reason, atMs: nowMs },
  ]);
}

function whyNotAmount(payment: Payment, amount: number, cancel: Cancel): string | undefined {
  const { balance } = payment;
  if (cancel.refundable !== null && cancel.refundable !== balance)
    return 'NOT_MATCHES_REFUNDABLE_AMOUNT';
  if (amount > balance || balance === 0) return 'NOT_CANCELABLE_AMOUNT';
  if (payment.currency !== 'USD' && !Number.isInteger(amount)) return 'INVALID_REQUEST';
  // Assumed, both: the currency's own code; an amount free of tax that is not in the payment can not be cancelled.
  if (cancel.currency !== null && cancel.currency !== payment.currency) return 'INVALID_CURRENCY';
  if (cancel.taxFreeAmount > Math.min(payment.taxFreeAmount, amount))
    return 'NOT_CANCELABLE_AMOUNT';
  return cancelInProgress(payment) === undefined ? undefined : 'ALREADY_REFUNDING_PAYMENT';
}

function whyTooLate(
  approvedAtMs: number,
  { cancelableUntilMs }: MethodRules,
  { nowMs }: Cancel,
): string | undefined {
  const isTooLate = cancelableUntilMs !== null && nowMs > cancelableUntilMs(approvedAtMs);
  return isTooLate ? 'EXCEED_MAX_REFUND_DUE' : undefined;
}

function whyNotInPart(payment: Payment, amount: number, cancel: Cancel): string | undefined {
  if (amount === payment.balance) return undefined;
  if (!isPartialCancelable(payment)) return 'NOT_ALLOWED_PARTIAL_REFUND';
  const needsCurrency = payment.method === 'foreign-easy-pay' && cancel.currency === null;
  return needsCurrency ? 'INVALID_CURRENCY' : undefined;
}

/** Source: Toss Payments docs, error NOT_ALLOWED_PARTIAL_REFUND, and tax exemption of cards. */
export function isPartialCancelable({ method, isEscrow, taxExemptionAmount }: Payment): boolean {
  return !isEscrow && !(method === 'card' && taxExemptionAmount > 0);
}

function whyNotToAccount(
  { needsRefundAccount }: MethodRules,
  cancel: Cancel,
  switches: CancelSwitches,
): string | undefined {
  // The back office has its own way to the customer.
  if (!needsRefundAccount || cancel.by === 'operator') return undefined;
  return cancel.hasRefundAccount ? undefined : switches.refundAccountMissing;
}

type Sum = { readonly amount: number; readonly rules: MethodRules };

function toEvent(payment: Payment, { amount, rules }: Sum, cancel: Cancel): PaymentEvent {
  const { paymentKey } = payment;
  const { transactionKey, reason, by, cancelRequestId, nowMs } = cancel;
  const taxFreeAmount = toTaxFree(payment, amount, cancel);
  const asked = {
    paymentKey,
    transactionKey,
    amount,
    taxFreeAmount,
    reason,
    cancelRequestId,
    atMs: nowMs,
  };
  if (rules.isCancelledLater && by === 'service') {
    return { kind: 'refund-requested', ...asked, settlesAtMs: nowMs + cancel.foreignDecisionMs };
  }
  return { kind: 'refunded', ...asked, by };
}

/** Assumed: what the taxed part can not bear comes from the part that is free of tax, said or not. */
function toTaxFree(payment: Payment, amount: number, { taxFreeAmount }: Cancel): number {
  const taxed = less(payment.balance, payment.taxFreeAmount);
  return Math.max(taxFreeAmount, less(amount, taxed), 0);
}
