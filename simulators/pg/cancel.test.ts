import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

function startPaid() {
  const trial = startPg();
  const paymentKey = trial.authenticate();
  trial.confirm(paymentKey);
  return { ...trial, paymentKey };
}

describe('pg: cancel', () => {
  it('gives everything back', () => {
    const { cancel, paymentKey, effects } = startPaid();

    const { status, json, order } = cancel(paymentKey, {}, { exchange: 9 });

    assert.deepEqual([status, json['status'], json['balanceAmount']], [200, 'CANCELED', 0]);
    assert.equal(json['totalAmount'], 33_000);
    assert.equal(order, 'R-1');
    assert.deepEqual(effects().at(-1), {
      kind: 'payment-refunded',
      exchange: 9,
      paymentKey,
      pgOrderId: 'pg-order-1',
      order: 'R-1',
      amountKrw: 33_000,
      by: 'service',
    });
  });

  it('gives everything back once', () => {
    const { cancel, paymentKey, effects } = startPaid();
    cancel(paymentKey);

    const { status, code } = cancel(paymentKey);

    assert.deepEqual([status, code], [400, 'ALREADY_CANCELED_PAYMENT']);
    assert.equal(effects().filter(({ kind }) => kind === 'payment-refunded').length, 1);
  });

  it('knows no payment that was never authenticated', () => {
    const { status, code } = startPg().cancel('unheard-of');

    assert.deepEqual([status, code], [404, 'NOT_FOUND_PAYMENT']);
  });

  it('refuses a payment that was never approved', () => {
    const { authenticate, cancel } = startPg();

    const { status, code } = cancel(authenticate());

    assert.deepEqual([status, code], [403, 'NOT_CANCELABLE_PAYMENT']);
  });

  it('refuses for business reasons and changes nothing', () => {
    const { cancel, paymentKey, effects, lookUp } = startPaid();

    const { status, code } = cancel(paymentKey, {}, { answer: 'EXCEED_MAX_REFUND_DUE' });

    assert.deepEqual([status, code], [403, 'EXCEED_MAX_REFUND_DUE']);
    assert.equal(lookUp(paymentKey).json['status'], 'DONE');
    assert.equal(effects().at(-1)?.kind, 'payment-captured');
  });

  it('gives a part back', () => {
    const { cancel, paymentKey } = startPaid();

    const { json } = cancel(paymentKey, { cancelAmount: 3_000 });

    assert.deepEqual([json['status'], json['balanceAmount']], ['PARTIAL_CANCELED', 30_000]);
  });

  it('stays partly cancelled when parts add up to everything, and refuses more', () => {
    const { cancel, paymentKey } = startPaid();
    cancel(paymentKey, { cancelAmount: 3_000 });

    const { json } = cancel(paymentKey);
    const { status, code } = cancel(paymentKey);

    assert.deepEqual([json['status'], json['balanceAmount']], ['PARTIAL_CANCELED', 0]);
    assert.deepEqual([status, code], [403, 'NOT_CANCELABLE_AMOUNT']);
  });

  it('gives back no more than is left', () => {
    const { cancel, paymentKey, lookUp } = startPaid();

    const { status, code } = cancel(paymentKey, { cancelAmount: 33_001 });

    assert.deepEqual([status, code], [403, 'NOT_CANCELABLE_AMOUNT']);
    assert.equal(lookUp(paymentKey).json['balanceAmount'], 33_000);
  });

  it('compares what the merchant believes is left', () => {
    const { cancel, paymentKey } = startPaid();

    const wrong = cancel(paymentKey, { cancelAmount: 1_000, refundableAmount: 1_000 });
    const right = cancel(paymentKey, { cancelAmount: 1_000, refundableAmount: 33_000 });

    assert.deepEqual([wrong.status, wrong.code], [400, 'NOT_MATCHES_REFUNDABLE_AMOUNT']);
    assert.equal(right.status, 200);
  });

  it('keeps an entry and a transaction key of each cancel', () => {
    const { cancel, paymentKey, lookUp } = startPaid();
    cancel(paymentKey, { cancelAmount: 3_000 });
    cancel(paymentKey, { cancelAmount: 10_000 });

    const { cancels, lastTransactionKey } = lookUp(paymentKey).json;

    assert.ok(Array.isArray(cancels) && cancels.length === 2);
    const [first, second] = cancels as readonly Readonly<Record<string, unknown>>[];
    assert.deepEqual([first?.['cancelAmount'], first?.['refundableAmount']], [3_000, 30_000]);
    assert.deepEqual([second?.['cancelAmount'], second?.['refundableAmount']], [10_000, 20_000]);
    assert.equal(second?.['transactionKey'], lastTransactionKey);
    assert.notEqual(first?.['transactionKey'], second?.['transactionKey']);
  });

  for (const body of [{ cancelReason: '' }, { cancelReason: 1 }, { cancelAmount: 0 }]) {
    it(`calls ${JSON.stringify(body)} an invalid request`, () => {
      const { cancel, paymentKey } = startPaid();

      assert.equal(cancel(paymentKey, body).code, 'INVALID_REQUEST');
    });
  }
});

describe('pg: back office', () => {
  it('gives everything back, in nobody’s exchange', () => {
    const { pg, paymentKey, effects, lookUp } = startPaid();

    assert.equal(pg.operatorCancels({ paymentKey }), null);

    const event = effects().at(-1);
    assert.ok(event?.kind === 'payment-refunded');
    assert.deepEqual([event.exchange, event.by, event.amountKrw], [null, 'operator', 33_000]);
    assert.equal(lookUp(paymentKey).json['status'], 'CANCELED');
  });

  it('finds the payment of an order that has money left', () => {
    const { pg, authenticate, confirm, cancel, paymentKey, lookUp } = startPaid();
    cancel(paymentKey);
    const second = authenticate('pg-order-2');
    confirm(second, { orderId: 'pg-order-2' });

    assert.equal(pg.operatorCancels({ order: 'R-1', amountKrw: 1_000 }), null);

    assert.equal(lookUp(second).json['status'], 'PARTIAL_CANCELED');
  });

  it('says the code when there is nothing to give back', () => {
    assert.equal(startPg().pg.operatorCancels({ order: 'R-9' }), 'NOT_FOUND_PAYMENT');
  });
});
