import type { Books } from './books.js';
import { accept, acceptUnless, type Decision, refuse } from './decision.js';
import { rulesOf } from './method-rules.js';
import { type Payment, usesUpOrder } from './payment.js';
import type { PaymentEvent } from './payment-event.js';
import { approvedOtherAmount } from './planned-answer.js';
import { seenAt } from './seen-at.js';

export type Confirm = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly amount: number;
  /** Whether the caller's key belongs to the page's that opened the window. */
  readonly isPair: (payment: Payment) => boolean;
  /** Whether another confirm of this payment is still being answered. */
  readonly isInHand: boolean;
  /** The code that the run wants it to be declined with. */
  readonly answer: string | undefined;
  readonly transactionKey: string;
  /** What a virtual account would be numbered. */
  readonly accountNumber: (payment: Payment) => string;
  readonly nowMs: number;
};

/** What no public document settles about a confirm. */
export type ConfirmSwitches = {
  readonly amountDiffers: string;
  readonly aborted: string;
  readonly keyPairDiffers: string;
  readonly failedAttemptUsesUpOrder: boolean;
};

/** Approves an authenticated payment, or says why not. Source: Toss Payments docs, Confirm a payment. */
export function decideConfirm(books: Books, confirm: Confirm, switches: ConfirmSwitches): Decision {
  const payment = books.find(confirm.paymentKey);
  if (payment === undefined) return refuse('NOT_FOUND_PAYMENT_SESSION');
  const refusal =
    whyNotApprovable(payment, confirm, switches) ??
    whyTaken(books, payment.pgOrderId, switches) ??
    whyAmountWrong(payment, confirm, switches);
  return refusal === undefined ? approve(payment, confirm) : refuse(refusal);
}

function whyNotApprovable(
  payment: Payment,
  confirm: Confirm,
  switches: ConfirmSwitches,
): string | undefined {
  if (!confirm.isPair(payment)) return switches.keyPairDiffers;
  if (payment.pgOrderId !== confirm.pgOrderId) return 'FORBIDDEN_REQUEST';
  if (confirm.isInHand) return 'ALREADY_PROCESSING_REQUEST';
  switch (seenAt(payment, confirm.nowMs).status) {
    case 'IN_PROGRESS':
      return undefined;
    // Assumed: nobody has authenticated, so there is nothing to go on with.
    case 'READY':
    case 'EXPIRED':
      return 'NOT_FOUND_PAYMENT_SESSION';
    case 'ABORTED':
      return switches.aborted;
    case 'WAITING_FOR_DEPOSIT':
    case 'DONE':
    case 'CANCELED':
    case 'PARTIAL_CANCELED':
      return 'ALREADY_PROCESSED_PAYMENT';
  }
}

/** Why a PG order id can not be paid any more. */
export function whyTaken(
  books: Books,
  pgOrderId: string,
  { failedAttemptUsesUpOrder }: Pick<ConfirmSwitches, 'failedAttemptUsesUpOrder'>,
): string | undefined {
  const isTaken = books
    .ofPgOrder(pgOrderId)
    .some((one) => usesUpOrder(one) || (failedAttemptUsesUpOrder && one.status === 'ABORTED'));
  return isTaken ? 'DUPLICATED_ORDER_ID' : undefined;
}

function whyAmountWrong(
  { amount, currency, method }: Payment,
  confirm: Confirm,
  switches: ConfirmSwitches,
): string | undefined {
  if (confirm.amount !== amount) return switches.amountDiffers;
  const isBelow = method !== null && currency === 'KRW' && amount < rulesOf(method).amountMin;
  return isBelow ? 'BELOW_MINIMUM_AMOUNT' : undefined;
}

function approve(payment: Payment, confirm: Confirm): Decision {
  const { paymentKey, nowMs, answer } = confirm;
  const approved = toApproval(payment, confirm);
  if (answer === approvedOtherAmount && approved.kind === 'captured') {
    return accept({ ...approved, amount: Math.ceil(payment.amount / 2) });
  }
  const declined = { kind: 'declined', paymentKey, code: answer ?? '', atMs: nowMs } as const;
  return acceptUnless(answer, [approved], [declined]);
}

function toApproval(payment: Payment, confirm: Confirm): PaymentEvent {
  const { paymentKey, transactionKey, nowMs } = confirm;
  const approval = { paymentKey, transactionKey, atMs: nowMs };
  if (payment.method !== 'virtual-account') return { kind: 'captured', ...approval };
  return { kind: 'account-issued', ...approval, accountNumber: confirm.accountNumber(payment) };
}
