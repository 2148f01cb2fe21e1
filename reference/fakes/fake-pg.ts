import type { PgGateway } from '../app/ports.js';
import type { Outcome } from '../core/answer.js';
import type { PaymentKey } from '../core/ids.js';
import { invariant } from '../core/result.js';
import type { PaymentSeen } from '../core/sighting.js';
import type { Scripts } from './scripts.js';

export type FakePg = {
  readonly gateway: PgGateway;
  readonly authenticate: (paymentKey: string, pgOrderId: string) => void;
  readonly setPayment: (paymentKey: string, change: Partial<PaymentSeen>) => void;
  readonly payments: () => readonly PaymentSeen[];
};

/** What every payment is for. */
const amountKrw = 33_000;

/** A truthful PG without a network. */
export function createFakePg(scripts: Scripts): FakePg {
  const payments = new Map<string, PaymentSeen>();

  function move(key: string, from: PaymentSeen['status'], change: Partial<PaymentSeen>): Outcome {
    const payment = payments.get(key);
    if (payment?.status !== from) return { kind: 'rejected', code: 'FORBIDDEN_REQUEST' };
    payments.set(key, { ...payment, ...change });
    return { kind: 'accepted' };
  }

  return {
    gateway: {
      perform: (call) =>
        scripts.play(call, () =>
          call.kind === 'confirm'
            ? move(call.paymentKey, 'IN_PROGRESS', { status: 'DONE' })
            : move(call.paymentKey, 'DONE', { status: 'CANCELED', balanceKrw: 0 }),
        ),
      lookUp: ({ pgOrderId }) => {
        if (!scripts.isAnswered('look-up')) {
          return Promise.resolve({ kind: 'unreachable', error: 'timeout' });
        }
        const seen = [...payments.values()].filter((payment) => payment.pgOrderId === pgOrderId);
        return Promise.resolve({ kind: 'seen', payments: seen });
      },
    },
    authenticate: (key, pgOrderId) => {
      const paymentKey = key as PaymentKey; // A test's own key.
      const status = 'IN_PROGRESS';
      payments.set(key, { paymentKey, pgOrderId, status, amountKrw, balanceKrw: amountKrw });
    },
    setPayment: (key, change) => {
      const payment = payments.get(key);
      invariant(payment !== undefined, 'the test authenticated the payment');
      payments.set(key, { ...payment, ...change });
    },
    payments: () => [...payments.values()],
  };
}
