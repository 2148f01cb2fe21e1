import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const path = '/simulator/authentications';
const body = { orderId: 'pg-order-1', amount: 33_000, orderName: '세탁기 수리' };

describe('pg: authenticate', () => {
  it('begins a payment that can be approved for ten minutes', () => {
    const { post, effects } = startPg();

    const reply = post(path, body, { headers: { 'ttadak-order': 'R-1' }, exchange: 3 });

    const { paymentKey, ...rest } = reply.json;
    assert.equal(reply.status, 200);
    assert.equal(reply.order, 'R-1');
    assert.match(String(paymentKey), /^simmi20261122060000[A-Za-z0-9]{5}$/);
    assert.deepEqual(rest, { orderId: 'pg-order-1', amount: 33_000, paymentType: 'NORMAL' });
    assert.deepEqual(effects(), [
      {
        kind: 'payment-authenticated',
        exchange: 3,
        paymentKey,
        pgOrderId: 'pg-order-1',
        order: 'R-1',
        amountKrw: 33_000,
        approvableUntilMs: 600_000,
      },
    ]);
  });

  it('counts the end of the window from the start of the run', () => {
    const { authenticate, clock, effects } = startPg();
    clock.advance(5_000);

    authenticate();

    const event = effects()[0];
    assert.ok(event?.kind === 'payment-authenticated' && event.approvableUntilMs === 605_000);
  });

  it('gives every authentication of an order id a key of its own', () => {
    const { authenticate } = startPg();

    assert.notEqual(authenticate(), authenticate());
  });

  it('asks for no secret key, for it is the customer who comes', () => {
    const reply = startPg().post(path, body, { headers: { authorization: '' } });

    assert.equal(reply.status, 200);
  });

  it('belongs to its PG order id when the page names no repair order', () => {
    const { post, effects } = startPg();

    const reply = post(path, body);

    const event = effects()[0];
    assert.equal(reply.order, 'pg-order-1');
    assert.ok(event?.kind === 'payment-authenticated' && event.order === null);
  });

  it('begins nothing when the customer gives up', () => {
    const { post, effects } = startPg();

    const { status, code } = post(path, body, { answer: 'PAY_PROCESS_CANCELED' });

    assert.deepEqual([status, code], [400, 'PAY_PROCESS_CANCELED']);
    assert.deepEqual(effects(), []);
  });

  const malformed: readonly (object | string)[] = [
    '{',
    {},
    { ...body, amount: '33000' },
    { ...body, amount: 0 },
    { ...body, orderId: 'a b c d e f' },
    { ...body, orderId: 'x'.repeat(65) },
    { ...body, orderName: 'x'.repeat(101) },
  ];
  for (const one of malformed) {
    it(`calls ${JSON.stringify(one).slice(0, 60)} an invalid request`, () => {
      assert.equal(startPg().post(path, one).code, 'INVALID_REQUEST');
    });
  }
});
