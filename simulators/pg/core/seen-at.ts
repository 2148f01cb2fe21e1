import type { VirtualAccount } from './instrument.js';
import type { Payment } from './payment.js';

/** The bank credits a refund two days after the cancel. Source: Toss Payments docs, Cancel a payment. */
const refundTakesMs = 2 * 24 * 60 * 60 * 1000;

/** The moment at which the payment expires by itself; null when it no longer can. */
export function expiresAtMs(payment: Payment): number | null {
  if (payment.status === 'READY') return payment.authenticableUntilMs;
  return payment.status === 'IN_PROGRESS' ? payment.approvableUntilMs : null;
}

/**
 * The payment as it stands at this moment, for time alone changes some things: a window that passed unused has expired
 * it; an account that is overdue keeps its status, and only says so; a bank has credited a refund.
 */
export function seenAt(payment: Payment, nowMs: number): Payment {
  const expiry = expiresAtMs(payment);
  if (expiry !== null && nowMs > expiry) {
    return { ...payment, status: 'EXPIRED', failureCode: 'EXPIRED_PAYMENT' };
  }
  const { instrument } = payment;
  if (instrument?.kind !== 'virtual-account') return payment;
  const account = accountAt(payment, { account: instrument.account, nowMs });
  return { ...payment, instrument: { ...instrument, account } };
}

type Viewed = { readonly account: VirtualAccount; readonly nowMs: number };

function accountAt(payment: Payment, { account, nowMs }: Viewed): VirtualAccount {
  const { status, cancellations, approvedAtMs } = payment;
  const refundedAtMs = approvedAtMs === null ? undefined : cancellations.at(-1)?.atMs;
  const isCredited = refundedAtMs !== undefined && nowMs >= refundedAtMs + refundTakesMs;
  return {
    ...account,
    isExpired: status === 'WAITING_FOR_DEPOSIT' && nowMs > account.dueAtMs,
    refundStatus: isCredited ? 'COMPLETED' : 'NONE',
  };
}
