import type { HistoryEvent } from '../kit/history/history-entry.js';
import type { VirtualAccount } from './core/instrument.js';
import type { Payment } from './core/payment.js';
import type { PaymentEvent } from './core/payment-event.js';

/** An event of the books as the history tells it; null when it moves no money and lets none move. */
export function toHistoryEvent(
  event: PaymentEvent,
  { payment, exchange, startedAtMs }: Place,
): HistoryEvent | null {
  const { paymentKey, pgOrderId, order, amount } = payment;
  const about = { exchange, paymentKey, pgOrderId, order, ...currencyOf(payment) };
  switch (event.kind) {
    case 'authenticated':
      return {
        kind: 'payment-authenticated',
        ...about,
        amountKrw: amount,
        approvableUntilMs: event.approvableUntilMs - startedAtMs,
      };
    case 'captured':
    case 'deposited':
      return { kind: 'payment-captured', ...about, amountKrw: amount };
    case 'declined':
      return { kind: 'payment-declined', exchange, paymentKey, pgOrderId, order, code: event.code };
    case 'refunded':
      return { kind: 'payment-refunded', ...about, amountKrw: event.amount, by: event.by };
    case 'deposit-reversed':
      return { kind: 'payment-refunded', ...about, amountKrw: amount, by: 'bank' };
    case 'refund-settled': {
      const refund = { kind: 'payment-refunded', ...about, by: 'service' } as const;
      return toSettledRefund(refund, event, payment);
    }
    case 'account-issued': {
      const { accountNumber, dueAtMs } = accountOf(payment);
      const depositUntilMs = dueAtMs - startedAtMs;
      const account = { accountNumber, depositUntilMs };
      return { kind: 'payment-awaits-deposit', ...about, amountKrw: amount, ...account };
    }
    case 'voided':
      return { kind: 'payment-voided', exchange, paymentKey, pgOrderId, order };
    case 'opened':
    case 'refund-requested':
      return null;
  }
}

function accountOf({ paymentKey, instrument }: Payment): VirtualAccount {
  if (instrument?.kind !== 'virtual-account') throw new Error(`${paymentKey} has no account.`);
  return instrument.account;
}

type Refund = Extract<HistoryEvent, { kind: 'payment-refunded' }>;

/** Null when the provider gave nothing back. */
function toSettledRefund(
  refund: Omit<Refund, 'amountKrw'>,
  { outcome, transactionKey }: Extract<PaymentEvent, { kind: 'refund-settled' }>,
  { cancellations }: Payment,
): Refund | null {
  const settled = cancellations.find((one) => one.transactionKey === transactionKey);
  return outcome === 'DONE' ? { ...refund, amountKrw: settled?.amount ?? 0 } : null;
}

/** Won are not named. */
function currencyOf({ currency }: Payment) {
  return currency === 'KRW' ? {} : { currency };
}

type Place = {
  readonly payment: Payment;
  /** Null when no request caused it. */
  readonly exchange: number | null;
  /** The moment from which the history counts. */
  readonly startedAtMs: number;
};
