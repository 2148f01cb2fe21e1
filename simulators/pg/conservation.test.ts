import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HistoryEvent } from '../kit/history/history-entry.js';
import { methods } from './core/method.js';
import type { Payment } from './core/payment.js';
import { startPg } from './start-pg.js';

type Trial = ReturnType<typeof startPg> & { readonly billingKey: string };

const amount = 60_000;

/** All that a step may need; each takes what it wants of it. */
const details = fc.record({
  /** Which of the payments so far, or none. */
  key: fc.nat(7),
  order: fc.nat(6).map((nth) => `pg-order-${nth}`),
  method: fc.constantFrom(...methods),
  part: fc.option(fc.integer({ min: 1, max: 70_000 })),
  outcome: fc.constantFrom('DONE', 'ABORTED'),
  byMs: fc.integer({ min: 1, max: 400_000_000 }),
});
type Details = typeof details extends fc.Arbitrary<infer D> ? D : never;

const card = {
  cardNumber: '9410001234567890',
  cardExpirationYear: '40',
  cardExpirationMonth: '01',
  customerIdentityNumber: '900101',
};
const refundReceiveAccount = { bank: '88', accountNumber: '1234567890', holderName: '김수리' };

const keyIn = ({ pg }: Trial, { key }: Details) => pg.payments()[key]?.paymentKey ?? 'unheard-of';
const wishOf = ({ order }: Details) => ({ orderId: order, orderName: '수리', amount });

/** Asks for something; whether it is granted is the PG's to say. */
const acts: Readonly<Record<string, (trial: Trial, step: Details) => void>> = {
  authenticate: ({ post }, step) => {
    post('/simulator/authentications', { ...wishOf(step), method: step.method });
  },
  pay: ({ pay }, { method, order }) => {
    pay({ method, amount }, order);
  },
  confirm: (trial, step) => {
    const orderId = trial.pg.payments()[step.key]?.pgOrderId ?? step.order;
    trial.confirm(keyIn(trial, step), { orderId, amount });
  },
  'key-in': ({ post }, step) => {
    post('/v1/payments/key-in', { ...wishOf(step), ...card });
  },
  charge: ({ post, billingKey }, step) => {
    post(`/v1/billing/${billingKey}`, { ...wishOf(step), customerKey: 'customer-1' });
  },
  'issue account': ({ post }, step) => {
    post('/v1/virtual-accounts', { ...wishOf(step), customerName: '김', bank: '20' });
  },
  cancel: (trial, step) => {
    const terms = { cancelAmount: step.part, currency: 'KRW', refundReceiveAccount };
    trial.cancel(keyIn(trial, step), terms);
  },
  'operator cancels': (trial, step) => {
    const path = `/simulator/payments/${keyIn(trial, step)}/operator-cancels`;
    trial.post(path, { amount: step.part });
  },
  deposit: (trial, step) => {
    trial.deposit(keyIn(trial, step));
  },
  'reverse deposit': (trial, step) => {
    trial.post(`/simulator/virtual-accounts/${keyIn(trial, step)}/deposit-reversals`, {});
  },
  'decide cancel': (trial, step) => {
    const path = `/simulator/payments/${keyIn(trial, step)}/cancel-decisions`;
    trial.post(path, { outcome: step.outcome });
  },
  wait: ({ clock }, { byMs }) => {
    clock.advance(byMs);
  },
};

const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), details), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never;

/** The PG after all these steps. */
function play(taken: Steps): Trial {
  const trial = startPg();
  const issued = trial.post('/v1/billing/authorizations/card', {
    ...card,
    customerKey: 'customer-1',
  });
  const withKey = { ...trial, billingKey: String(issued.json['billingKey']) };
  for (const [act, step] of taken) acts[act]?.(withKey, step);
  return withKey;
}

/** What the history says of one payment. */
function movedIn(effects: readonly HistoryEvent[], { paymentKey }: Payment) {
  const sum = (kind: 'payment-captured' | 'payment-refunded') =>
    effects.reduce(
      (all, e) => (e.kind === kind && e.paymentKey === paymentKey ? all + e.amountKrw : all),
      0,
    );
  return { captured: sum('payment-captured'), refunded: sum('payment-refunded') };
}

describe('pg: conservation', () => {
  it('keeps books that are the fold of the history, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const trial = play(taken);

        const effects = trial.effects();
        const paid = trial.pg.payments().filter((payment) => {
          const { captured, refunded } = movedIn(effects, payment);
          const held = captured - refunded;
          assert.ok(held >= 0 && held <= amount);
          assert.equal(payment.approvedAtMs === null ? 0 : payment.balance, held);
          return captured > 0;
        });
        const orders = paid.map(({ pgOrderId }) => pgOrderId);
        assert.equal(new Set(orders).size, orders.length, 'no order id is paid twice');
      }),
      { numRuns: 200 },
    );
  });

  it('lists transactions that add up to the history', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const trial = play(taken);

        const path = '/v1/transactions?startDate=2026-11-22&endDate=2040-01-01';
        const rows = trial.ask({ method: 'GET', path }).json as unknown as readonly Listed[];
        const effects = trial.effects();
        for (const payment of trial.pg.payments()) {
          const { captured, refunded } = movedIn(effects, payment);
          const listed = rows.filter(({ paymentKey }) => paymentKey === payment.paymentKey);
          const came = listed.filter(({ status }) => status === 'DONE');
          const went = listed.filter(({ status }) => status !== 'DONE');
          assert.equal(sumOf(came), captured);
          assert.equal(sumOf(went), refunded);
        }
      }),
      { numRuns: 100 },
    );
  });
});

type Listed = { readonly paymentKey: string; readonly status: string; readonly amount: number };

function sumOf(rows: readonly Listed[]): number {
  return rows.reduce((sum, { amount: of }) => sum + of, 0);
}
