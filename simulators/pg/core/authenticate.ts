import { accept, type Decision, refuse } from './decision.js';
import type { Instrument } from './instrument.js';
import type { Payment } from './payment.js';
import type { Opened } from './payment-event.js';
import { seenAt } from './seen-at.js';

export type Authentication = {
  readonly instrument: Instrument;
  /** The payment that begins when the window's own was authenticated before. */
  readonly again: Opened;
  readonly nowMs: number;
  readonly approvableUntilMs: number;
};

/**
 * The customer authenticates in a window, for the first time or once more: then a new payment of the same order begins.
 * Source: Toss Payments docs, Payment life cycle. Assumed: once more works as long as the window may be open.
 */
export function decideAuthentication(
  payment: Payment | undefined,
  { instrument, again, nowMs, approvableUntilMs }: Authentication,
): Decision {
  if (payment === undefined || nowMs > payment.authenticableUntilMs) {
    return refuse('NOT_FOUND_PAYMENT_SESSION');
  }
  const authenticated = {
    kind: 'authenticated',
    instrument,
    atMs: nowMs,
    approvableUntilMs,
  } as const;
  if (payment.status === 'READY') {
    return accept({ ...authenticated, paymentKey: payment.paymentKey });
  }
  return accept(again, { ...authenticated, paymentKey: again.paymentKey });
}

/** The window ends with a refusal, by the card company or the customer. */
export function decideRefusal(
  payment: Payment | undefined,
  { code, nowMs }: { readonly code: string; readonly nowMs: number },
): Decision {
  if (payment === undefined) return refuse('NOT_FOUND_PAYMENT_SESSION');
  const { status, paymentKey } = seenAt(payment, nowMs);
  if (status === 'EXPIRED') return refuse('NOT_FOUND_PAYMENT_SESSION');
  if (status !== 'READY' && status !== 'IN_PROGRESS') return refuse('ALREADY_PROCESSED_PAYMENT');
  return accept({ kind: 'declined', paymentKey, code, atMs: nowMs });
}
