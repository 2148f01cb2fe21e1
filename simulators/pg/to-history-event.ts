import type { HistoryEvent } from '../kit/history/history-entry.js';
import type { Payment } from './core/payment.js';
import type { PaymentEvent } from './core/payment-event.js';

/** An event of the books as the history tells it. */
export function toHistoryEvent(
  event: PaymentEvent,
  { payment, exchange, startedAtMs }: Place,
): HistoryEvent {
  const { paymentKey, pgOrderId, order } = payment;
  const about = { exchange, paymentKey, pgOrderId, order };
  switch (event.kind) {
    case 'authenticated':
      return {
        kind: 'payment-authenticated',
        ...about,
        amountKrw: event.amountKrw,
        approvableUntilMs: event.approvableUntilMs - startedAtMs,
      };
    case 'captured':
      return { kind: 'payment-captured', ...about, amountKrw: payment.amountKrw };
    case 'declined':
      return { kind: 'payment-declined', ...about, code: event.code };
    case 'refunded':
      return { kind: 'payment-refunded', ...about, amountKrw: event.amountKrw, by: event.by };
  }
}

type Place = {
  readonly payment: Payment;
  /** Null when no request caused it. */
  readonly exchange: number | null;
  /** The moment from which the history counts. */
  readonly startedAtMs: number;
};
