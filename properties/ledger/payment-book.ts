import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from './attempt-book.js';

/** What the PG booked for one paymentKey, in won. */
export type PaymentBook = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly order: string | null;
  /** The attempt whose PG order id the customer authenticated; null when the order was never claimed. */
  readonly attempt: AttemptBook | null;
  readonly authorisedKrw: number;
  /** After this moment of the run the PG no longer captures it: a confirm on its way is harmless. */
  readonly approvableUntilMs: number;
  /** Where the customer may pay, and until when; null when no account was issued. */
  account: { readonly accountNumber: string; readonly untilMs: number } | null;
  /** Cancelled before any money came. */
  isVoided: boolean;
  /** What was taken; a deposit that the bank took back and that was then made once more counts once. */
  capturedKrw: number;
  refundedByServiceKrw: number;
  refundedByOperatorKrw: number;
  /** Deposits that the bank took back. */
  takenBackKrw: number;
  /** Every capture, and as a negative amount every refund, by whomever. */
  readonly movements: { readonly atMs: number; readonly amountKrw: number }[];
  /** When the service first asked the PG to take it; null when it never did. */
  confirmedAtMs: number | null;
  isDeclined: boolean;
  /** Which callbacks brought this key: none, only ones for another order or amount, or a genuine one. */
  calledBack: 'never' | 'wrongly' | 'rightly';
  /** When a look-up was last answered that showed it captured; null before that. */
  shownCapturedAtSeq: number | null;
  /** The answer to a confirm, or a look, has told that it is captured. */
  isCaptureTold: boolean;
  /** The service's instances that lived when a callback last brought this key: one of them took it. Null before that. */
  calledBackLives: ReadonlySet<number> | null;
};

export type Authenticated = Extract<HistoryEntry, { kind: 'payment-authenticated' }>;

export function createPaymentBook(
  { paymentKey, pgOrderId, order, amountKrw, approvableUntilMs }: Omit<Authenticated, 'kind'>,
  attempt: AttemptBook | null,
): PaymentBook {
  return {
    paymentKey,
    pgOrderId,
    order,
    attempt,
    authorisedKrw: amountKrw,
    approvableUntilMs,
    account: null,
    isVoided: false,
    capturedKrw: 0,
    refundedByServiceKrw: 0,
    refundedByOperatorKrw: 0,
    takenBackKrw: 0,
    movements: [],
    confirmedAtMs: null,
    isDeclined: false,
    calledBack: 'never',
    shownCapturedAtSeq: null,
    isCaptureTold: false,
    calledBackLives: null,
  };
}

/** Captured and not refunded, in won. */
export function keptOf(payment: PaymentBook): number {
  const { capturedKrw, refundedByServiceKrw, refundedByOperatorKrw, takenBackKrw } = payment;
  return capturedKrw - refundedByServiceKrw - refundedByOperatorKrw - takenBackKrw;
}

/** What others than the service gave back of it, in won. */
export function returnedByOthers({ refundedByOperatorKrw, takenBackKrw }: PaymentBook): number {
  return refundedByOperatorKrw + takenBackKrw;
}

/** Whether the customer may still pay into the account of this payment. */
export function awaitsDeposit(payment: PaymentBook, nowMs: number): boolean {
  const { account, isVoided, capturedKrw, takenBackKrw } = payment;
  if (account === null || isVoided) return false;
  return nowMs <= account.untilMs && capturedKrw === takenBackKrw;
}

/** Whether the customer's money is held for an order that the shop has not opened again by itself. */
export function isKept(payment: PaymentBook): boolean {
  return keptOf(payment) > 0 && payment.attempt?.isUndoneByClerk !== true;
}
