import type { Books } from './books.js';
import { accept, type Decision, refuse } from './decision.js';
import { type Payment, seenAt, wasCaptured } from './payment.js';

/** The answer that hides a capture: the money is taken, yet the merchant reads 400 PROVIDER_ERROR. */
const capturedButProviderError = 'CAPTURED_BUT_PROVIDER_ERROR';

export type Confirm = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
  /** The code that the run wants it to be declined with. */
  readonly answer: string | undefined;
  readonly transactionKey: string;
  readonly nowMs: number;
};

/** Codes that no public document settles. */
export type ConfirmCodes = {
  readonly amountDiffers: string;
  readonly aborted: string;
};

/** Approves an authenticated payment, or says why not. Source: Toss Payments docs, Confirm a payment. */
export function decideConfirm(books: Books, confirm: Confirm, codes: ConfirmCodes): Decision {
  const payment = books.find(confirm.paymentKey);
  if (payment === undefined) return refuse('NOT_FOUND_PAYMENT_SESSION');
  const refusal = whyNotApprovable(payment, confirm, codes) ?? whyTaken(books, payment);
  if (refusal !== undefined) return refuse(refusal);
  if (confirm.amountKrw !== payment.amountKrw) return refuse(codes.amountDiffers);
  return approve(confirm);
}

function whyNotApprovable(
  payment: Payment,
  { pgOrderId, nowMs }: Confirm,
  codes: ConfirmCodes,
): string | undefined {
  if (payment.pgOrderId !== pgOrderId) return 'FORBIDDEN_REQUEST';
  switch (seenAt(payment, nowMs).status) {
    case 'IN_PROGRESS':
      return undefined;
    case 'READY':
    case 'WAITING_FOR_DEPOSIT':
    case 'EXPIRED':
      return 'NOT_FOUND_PAYMENT_SESSION';
    case 'ABORTED':
      return codes.aborted;
    case 'DONE':
    case 'CANCELED':
    case 'PARTIAL_CANCELED':
      return 'ALREADY_PROCESSED_PAYMENT';
  }
}

/** A PG order id is used up by an approval (even one that was cancelled), never by an authentication. */
function whyTaken(books: Books, { pgOrderId }: Payment): string | undefined {
  return books.ofPgOrder(pgOrderId).some(wasCaptured) ? 'DUPLICATED_ORDER_ID' : undefined;
}

function approve({ paymentKey, transactionKey, nowMs, answer }: Confirm): Decision {
  const captured = { kind: 'captured', paymentKey, transactionKey, atMs: nowMs } as const;
  if (answer === undefined) return accept(captured);
  if (answer === capturedButProviderError) return { event: captured, refusal: 'PROVIDER_ERROR' };
  return { event: { kind: 'declined', paymentKey, code: answer }, refusal: answer };
}
