import type { Books } from './books.js';
import { type ConfirmSwitches, whyTaken } from './confirm.js';
import { acceptUnless, type Decision, refuse } from './decision.js';
import type { Card, Instrument } from './instrument.js';
import { rulesOf } from './method-rules.js';
import type { Opened, PaymentEvent } from './payment-event.js';

/** A payment that the merchant's server asks for without a window: key-in, billing, a virtual account. */
export type PaidAtOnce = {
  readonly opened: Opened;
  readonly instrument: Instrument;
  /** What a virtual account is numbered. */
  readonly accountNumber: string;
  readonly transactionKey: string;
  /** The code that the run wants it to be refused with. */
  readonly answer: string | undefined;
};

/** Takes the money or issues the account, or says why not. Source: Toss Payments docs, Key-in, Billing, Virtual account. */
export function decidePayAtOnce(
  books: Books,
  { opened, instrument, accountNumber, transactionKey, answer }: PaidAtOnce,
  switches: Pick<ConfirmSwitches, 'failedAttemptUsesUpOrder'>,
): Decision {
  const { paymentKey, atMs, amount } = opened;
  // Assumed: what is free of tax must be part of the amount.
  if (opened.taxFreeAmount + opened.taxExemptionAmount > amount) return refuse('INVALID_REQUEST');
  if (amount < rulesOf(instrument.kind).amountMin) return refuse('BELOW_MINIMUM_AMOUNT');
  const refusal = whyTaken(books, opened.pgOrderId, switches);
  if (refusal !== undefined) return refuse(refusal);
  const cardRefusal =
    instrument.kind === 'card' ? whyCardRefused(instrument.card, amount) : undefined;
  if (cardRefusal !== undefined) return refuse(cardRefusal);
  const approved: PaymentEvent =
    instrument.kind === 'virtual-account'
      ? { kind: 'account-issued', paymentKey, transactionKey, accountNumber, atMs }
      : { kind: 'captured', paymentKey, transactionKey, atMs };
  return acceptUnless(answer, [
    opened,
    { kind: 'authenticated', paymentKey, instrument, atMs, approvableUntilMs: atMs },
    approved,
  ]);
}

/** In won. Source: Toss Payments docs, Key-in. */
const installmentAmountMin = 50_000;

/** Assumed: the kind of card that the sandbox can not make out is the one it does not charge. */
function whyCardRefused(
  { cardType, installmentPlanMonths }: Card,
  amount: number,
): string | undefined {
  if (cardType === '미확인') return 'NOT_SUPPORTED_CARD_TYPE';
  const isTooSmall = installmentPlanMonths > 1 && amount < installmentAmountMin;
  return isTooSmall ? 'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT' : undefined;
}
