import assert from 'node:assert/strict';
import {
  authenticated,
  begun,
  calledBack,
  captured,
  charged,
  claimed,
  confirmed,
  executed,
  type Happening,
  healed,
  historyOf,
  opened,
  paid,
  refunded,
  released,
  replied,
  restarted,
  sent,
  struck,
  told,
} from '../invariants/history-of.js';
import { requireOrder, requirePayment } from './books.js';
import { createLedger, type Ledger } from './ledger.js';
import { keptOf } from './payment-book.js';

function ledgerOf(...happenings: readonly Happening[]): Ledger {
  const ledger = createLedger();
  historyOf(...happenings).forEach(ledger.apply);
  return ledger;
}

function underwayIn(ledger: Ledger) {
  return ledger.orders.get('R-1')?.underway.map(({ exchange }) => exchange);
}

describe('createLedger', () => {
  it('books money by payment', () => {
    const ledger = ledgerOf(charged, refunded({ amountKrw: 10 }), refunded({ by: 'operator' }));

    const payment = ledger.payments.get('k1');

    assert.equal(payment?.authorisedKrw, 30_000);
    assert.equal(payment.capturedKrw, 30_000);
    assert.equal(payment.refundedByServiceKrw, 10);
    assert.equal(payment.refundedByOperatorKrw, 30_000);
  });

  it('books a deposit that the bank took back as nobody’s refund', () => {
    const payment = ledgerOf(charged, refunded({ by: 'bank' })).payments.get('k1');

    assert.ok(payment !== undefined);
    assert.equal(keptOf(payment), 0);
    assert.deepEqual([payment.refundedByServiceKrw, payment.refundedByOperatorKrw], [0, 0]);
  });

  it('counts a deposit once that was taken back and then made again', () => {
    const payment = ledgerOf(charged, refunded({ by: 'bank' }), captured()).payments.get('k1');

    assert.ok(payment !== undefined);
    assert.deepEqual([payment.capturedKrw, keptOf(payment)], [30_000, 30_000]);
  });

  it('binds a PG order id to the attempt that claimed when it was first authenticated', () => {
    const ledger = ledgerOf(
      begun,
      released(),
      claimed({ attempt: 'a2' }),
      authenticated({ paymentKey: 'k2' }),
      authenticated({ paymentKey: 'k3', pgOrderId: 'pg-a2' }),
    );

    assert.equal(ledger.payments.get('k2')?.attempt?.attempt, 'a1');
    assert.equal(ledger.payments.get('k3')?.attempt?.attempt, 'a2');
  });

  it('keeps a request underway from its arrival until its answer leaves', () => {
    assert.deepEqual(underwayIn(ledgerOf(begun, confirmed(1))), [1]);
    assert.deepEqual(underwayIn(ledgerOf(begun, confirmed(1), captured(), executed(1))), [1]);
    assert.deepEqual(underwayIn(ledgerOf(charged)), []);
  });

  it('keeps a late request underway until it executes', () => {
    const late = [confirmed(1), struck(1, 'execute-late'), replied(1)];

    assert.deepEqual(underwayIn(ledgerOf(begun, late)), [1]);
    assert.deepEqual(underwayIn(ledgerOf(begun, late, executed(1))), []);
  });

  it('ends a lost request when nothing leaves', () => {
    const lost = [confirmed(1), struck(1, 'lose-request'), replied(1)];

    assert.deepEqual(underwayIn(ledgerOf(begun, lost)), []);
  });

  it('knows what the network delivers twice', () => {
    const twice = [confirmed(1), struck(1, 'deliver-twice'), executed(1), replied(1), confirmed(2)];

    const { exchanges } = ledgerOf(begun, twice, executed(2), confirmed(3));

    assert.equal(exchanges.get(1)?.isRedelivery, false);
    assert.equal(exchanges.get(2)?.isRedelivery, true);
    // The third is the service's own again.
    assert.equal(exchanges.get(3)?.isRedelivery, false);
  });

  it('counts a confirm to the order of its payment, whatever order it was addressed by', () => {
    const stray = sent('pg.confirm', 1, {
      order: 'R-2',
      body: '{"paymentKey":"k1","orderId":"pg-a1","amount":30000}',
    });

    assert.deepEqual(underwayIn(ledgerOf(begun, stray)), [1]);
  });

  it('opens no book for requests without effect and for faults without an exchange', () => {
    const outage = struck(null, 'refuse-connection');

    const { exchanges } = ledgerOf(sent('pg.look-up', 1), struck(1, 'delay'), outage);

    assert.equal(exchanges.size, 0);
  });

  it('remembers whether a callback fitted, the genuine one for good', () => {
    const forged = calledBack({ amountKrw: 1 });
    const start = [opened(), claimed(), authenticated()];

    assert.equal(ledgerOf(start).payments.get('k1')?.calledBack, 'never');
    assert.equal(ledgerOf(start, forged).payments.get('k1')?.calledBack, 'wrongly');
    assert.equal(ledgerOf(start, calledBack(), forged).payments.get('k1')?.calledBack, 'rightly');
  });

  it('compares a callback with what was authenticated where no claim is known', () => {
    const ledger = ledgerOf(opened(), authenticated(), calledBack());

    assert.equal(ledger.payments.get('k1')?.calledBack, 'rightly');
  });

  it('ignores callbacks with keys that the PG does not know, and other requests', () => {
    const asked = { kind: 'customer-asked', customer: 'mina', request: 1 } as const;
    const status = { ...asked, asked: 'status', order: 'R-1' } as const;

    const ledger = ledgerOf(status, calledBack({ paymentKey: 'invented' }));

    assert.equal(ledger.payments.size, 0);
  });

  it('keeps the first final word of an attempt and the last word to each customer', () => {
    const ledger = ledgerOf(paid, told('cancelled'), told('checking', { customer: 'jun' }));

    const order = ledger.orders.get('R-1');

    assert.equal(order?.attempts[0]?.finalWord, 'paid');
    assert.equal(order.lastTold.get('mina')?.told, 'cancelled');
    assert.equal(order.lastTold.get('jun')?.told, 'checking');
  });

  it('is asked for no books that were not opened', () => {
    assert.throws(() => requireOrder(createLedger(), 'R-9'), /Order R-9/);
    assert.throws(() => requirePayment(createLedger(), 'k9'), /Payment k9/);
  });

  it('notes which instances of the service live, the time and the healing', () => {
    const ledger = ledgerOf(
      restarted,
      { kind: 'service-started', instance: 3 },
      { kind: 'service-stopped', instance: 2 },
      { kind: 'completion-rejected', exchange: 1, order: 'R-1', attempt: 'a1', code: 'ANY' },
      healed,
    );

    assert.deepEqual([...ledger.lives], [3]);
    assert.equal(ledger.nowMs, 5);
    assert.equal(ledger.healedAtSeq, 5);
  });
});
