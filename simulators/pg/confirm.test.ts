import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

describe('pg: confirm', () => {
  it('captures an authenticated payment', () => {
    const { authenticate, confirm, effects } = startPg();
    const paymentKey = authenticate();

    const reply = confirm(paymentKey, {}, { exchange: 7 });

    assert.deepEqual([reply.status, reply.code, reply.json['status']], [200, null, 'DONE']);
    assert.equal(reply.order, 'R-1');
    assert.deepEqual(effects().at(-1), {
      kind: 'payment-captured',
      exchange: 7,
      paymentKey,
      pgOrderId: 'pg-order-1',
      order: 'R-1',
      amountKrw: 33_000,
    });
  });

  it('captures a payment once', () => {
    const { authenticate, confirm, effects } = startPg();
    const paymentKey = authenticate();
    confirm(paymentKey);

    const { status, code } = confirm(paymentKey);

    assert.deepEqual([status, code], [400, 'ALREADY_PROCESSED_PAYMENT']);
    assert.equal(effects().filter(({ kind }) => kind === 'payment-captured').length, 1);
  });

  it('knows no payment that was never authenticated', () => {
    const { status, code, order } = startPg().confirm('unheard-of');

    assert.deepEqual([status, code, order], [404, 'NOT_FOUND_PAYMENT_SESSION', null]);
  });

  it('refuses another order id and leaves the payment approvable', () => {
    const { authenticate, confirm } = startPg();
    const paymentKey = authenticate();

    const { status, code } = confirm(paymentKey, { orderId: 'pg-order-2' });

    assert.deepEqual([status, code], [403, 'FORBIDDEN_REQUEST']);
    assert.equal(confirm(paymentKey).status, 200);
  });

  it('refuses another amount and leaves the payment approvable', () => {
    const { authenticate, confirm } = startPg();
    const paymentKey = authenticate();

    const { status, code } = confirm(paymentKey, { amount: 32_999 });

    assert.deepEqual([status, code], [400, 'INVALID_REQUEST']);
    assert.equal(confirm(paymentKey).status, 200);
  });

  it('says another amount with the code that it was set to', () => {
    const { authenticate, confirm } = startPg({ switches: { amountDiffers: 'FORBIDDEN_REQUEST' } });

    assert.equal(confirm(authenticate(), { amount: 1 }).code, 'FORBIDDEN_REQUEST');
  });

  it('takes an amount that is a text of digits', () => {
    const { authenticate, confirm } = startPg();

    assert.equal(confirm(authenticate(), { amount: '33000' }).status, 200);
  });

  it('takes an order id that is a number', () => {
    const { authenticate, confirm } = startPg();

    assert.equal(confirm(authenticate('20261122'), { orderId: 20261122 }).status, 200);
  });

  it('refuses a second payment of an order id that was approved', () => {
    const { authenticate, confirm } = startPg();
    const [first, second] = [authenticate(), authenticate()];
    confirm(first);

    const { status, code } = confirm(second);

    assert.deepEqual([status, code], [400, 'DUPLICATED_ORDER_ID']);
  });

  it('refuses an order id that was cancelled', () => {
    const { authenticate, confirm, cancel } = startPg();
    const first = authenticate();
    confirm(first);
    cancel(first);

    assert.equal(confirm(authenticate()).code, 'DUPLICATED_ORDER_ID');
  });

  it('captures the second payment of an order id when the first was declined', () => {
    const { authenticate, confirm } = startPg();
    const [first, second] = [authenticate(), authenticate()];
    confirm(first, {}, { answer: 'REJECT_CARD_PAYMENT' });

    assert.equal(confirm(second).status, 200);
  });

  it('captures until the last moment of the window', () => {
    const { authenticate, confirm, clock } = startPg();
    const paymentKey = authenticate();

    clock.advance(600_000);

    assert.equal(confirm(paymentKey).status, 200);
  });

  it('captures nothing after the window', () => {
    const { authenticate, confirm, clock, lookUp, effects } = startPg();
    const paymentKey = authenticate();

    clock.advance(600_001);
    const { status, code } = confirm(paymentKey);

    assert.deepEqual([status, code], [404, 'NOT_FOUND_PAYMENT_SESSION']);
    assert.equal(lookUp(paymentKey).json['status'], 'EXPIRED');
    assert.equal(effects().length, 1);
  });

  it('keeps the window that it was set to', () => {
    const { authenticate, confirm, clock } = startPg({ switches: { approvalWindowMs: 500 } });
    const paymentKey = authenticate();

    clock.advance(501);

    assert.equal(confirm(paymentKey).code, 'NOT_FOUND_PAYMENT_SESSION');
  });

  it('declines for business reasons, for good', () => {
    const { authenticate, confirm, effects, lookUp } = startPg();
    const paymentKey = authenticate();

    const { status, code } = confirm(paymentKey, {}, { answer: 'REJECT_CARD_PAYMENT' });

    assert.deepEqual([status, code], [403, 'REJECT_CARD_PAYMENT']);
    assert.deepEqual(effects().at(-1), {
      kind: 'payment-declined',
      exchange: 0,
      paymentKey,
      pgOrderId: 'pg-order-1',
      order: 'R-1',
      code: 'REJECT_CARD_PAYMENT',
    });
    assert.equal(lookUp(paymentKey).json['status'], 'ABORTED');
    assert.equal(confirm(paymentKey).code, 'NOT_FOUND_PAYMENT_SESSION');
  });

  it('hides a capture behind PROVIDER_ERROR when it is asked to', () => {
    const { authenticate, confirm, effects, lookUp } = startPg();
    const paymentKey = authenticate();

    const { status, code } = confirm(paymentKey, {}, { answer: 'CAPTURED_BUT_PROVIDER_ERROR' });

    assert.deepEqual([status, code], [400, 'PROVIDER_ERROR']);
    assert.equal(effects().at(-1)?.kind, 'payment-captured');
    assert.equal(lookUp(paymentKey).json['status'], 'DONE');
  });

  it('takes half and says so when it is asked to', () => {
    const { authenticate, confirm, lookUp } = startPg();
    const paymentKey = authenticate();

    const { json } = confirm(paymentKey, {}, { answer: 'APPROVED_OTHER_AMOUNT' });
    const { totalAmount, balanceAmount } = lookUp(paymentKey).json;

    assert.deepEqual([json['status'], json['totalAmount']], ['DONE', totalAmount]);
    assert.deepEqual([totalAmount, balanceAmount], [16_500, 16_500]);
  });

  it('plays no planned answer to a request that is refused anyhow', () => {
    const { authenticate, confirm, effects } = startPg();
    const paymentKey = authenticate();

    const answer = 'REJECT_CARD_PAYMENT';
    const { code } = confirm(paymentKey, { orderId: 'pg-order-2' }, { answer });

    assert.equal(code, 'FORBIDDEN_REQUEST');
    assert.equal(effects().length, 1);
  });

  it('belongs to the order of its order id when the key is unknown', () => {
    const { authenticate, confirm } = startPg();
    authenticate();

    assert.equal(confirm('unheard-of').order, 'R-1');
  });

  const malformed: readonly (object | string)[] = [
    '',
    'null',
    '[]',
    '"text"',
    '{"paymentKey":',
    {},
    { paymentKey: 1, orderId: 'pg-order-1', amount: 1 },
    { paymentKey: 'k', orderId: 'short', amount: 1 },
    { paymentKey: 'k', orderId: ['pg-order-1'], amount: 1 },
    { paymentKey: 'k'.repeat(201), orderId: 'pg-order-1', amount: 1 },
    ...[0, -1, 1.555, 2 ** 60, null, '', '1e3', ' 1', '1.000', '-1', true, [1]].map((amount) => ({
      paymentKey: 'k',
      orderId: 'pg-order-1',
      amount,
    })),
  ];
  for (const body of malformed) {
    it(`calls ${JSON.stringify(body).slice(0, 60)} an invalid request`, () => {
      const { status, code } = startPg().post('/v1/payments/confirm', body);

      assert.deepEqual([status, code], [400, 'INVALID_REQUEST']);
    });
  }
});
