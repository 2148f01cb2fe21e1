import { z } from 'zod';
import type { Clock } from '../../kit/clock/clock.js';
import type { Collections } from '../../kit/exchange/collections.js';
import type { Payment } from '../core/payment.js';
import { expiresAtMs, seenAt } from '../core/seen-at.js';

/** That a payment expires is no event: nobody does anything. Somebody has to look. */
export type ExpiryWatch = {
  /** A payment as it stands now: watched as long as it can expire. */
  readonly see: (payment: Payment) => void;
  /** Goes on with what was restored; what expired meanwhile is told now. */
  readonly resume: () => void;
  readonly close: () => void;
};

export type ExpiryWatchDeps = {
  readonly clock: Clock;
  readonly collections: Collections;
  readonly onExpired: (payment: Payment) => void;
};

export function createExpiryWatch({ clock, collections, onExpired }: ExpiryWatchDeps): ExpiryWatch {
  const watched = collections.open<Payment>('webhook-watches', { isOne: isPayment });
  const timers = new Map<string, () => void>();

  function callOff(paymentKey: string) {
    timers.get(paymentKey)?.();
    timers.delete(paymentKey);
  }

  function look(paymentKey: string) {
    timers.delete(paymentKey);
    const payment = watched.get(paymentKey);
    if (payment === undefined) return;
    const seen = seenAt(payment, clock.nowMs());
    if (seen.status !== 'EXPIRED') return;
    watched.delete(paymentKey);
    onExpired(seen);
  }

  /** In the last millisecond it has not expired yet. */
  function watch({ paymentKey }: Payment, lastMs: number) {
    callOff(paymentKey);
    const delayMs = Math.max(0, lastMs + 1 - clock.nowMs());
    const fire = () => {
      look(paymentKey);
    };
    timers.set(paymentKey, clock.after(delayMs, fire));
  }

  function close() {
    for (const paymentKey of [...timers.keys()]) callOff(paymentKey);
  }

  return {
    see: (payment) => {
      const { paymentKey } = payment;
      const lastMs = expiresAtMs(payment);
      if (lastMs !== null) {
        watched.set(paymentKey, payment);
        watch(payment, lastMs);
      } else if (watched.get(paymentKey) !== undefined) {
        watched.delete(paymentKey);
        callOff(paymentKey);
      }
    },
    resume: () => {
      close();
      for (const payment of watched.values()) watch(payment, expiresAtMs(payment) ?? 0);
    },
    close,
  };
}

function isPayment(value: unknown): value is Payment {
  return isWatched.safeParse(value).success;
}

const isWatched = z.looseObject({
  paymentKey: z.string(),
  pgOrderId: z.string(),
  status: z.string(),
  authenticableUntilMs: z.int(),
});
