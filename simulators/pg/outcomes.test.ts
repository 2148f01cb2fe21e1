import assert from 'node:assert/strict';
import { type Json, planned, withPg } from './pg-over-http.js';

describe('outcomes at the PG', () => {
  const code = (answer: { json: Json }) => answer.json['code'];
  const rule = { operation: 'pg.confirm', code: 'REJECT_CARD_COMPANY' };
  const magic = 'order-1--REJECT_CARD_PAYMENT';
  const testCode = { 'tossPayments-test-code': 'COMMON_ERROR' };
  const options = { planned: planned('pg.confirm:INVALID_STOPPED_CARD') };

  it('are decided by control first', () =>
    withPg(async ({ post, pay }) => {
      await post('/simulator/answers', rule);

      assert.equal(code(await pay(magic, testCode)), 'REJECT_CARD_COMPANY');
    }, options));

  it('are decided by the command line next', () =>
    withPg(async ({ pay }) => {
      assert.equal(code(await pay(magic, testCode)), 'INVALID_STOPPED_CARD');
    }, options));

  it('are decided by the order id next', () =>
    withPg(async ({ pay }) => {
      assert.equal(code(await pay(magic, testCode)), 'REJECT_CARD_PAYMENT');
    }));

  it('are decided by the test code last', () =>
    withPg(async ({ pay }) => {
      assert.equal(code(await pay('order-1', testCode)), 'COMMON_ERROR');
    }));

  it('take a fault by the order id, and execute under it', () =>
    withPg(async ({ get, pay }) => {
      assert.equal((await pay('order-1--error-after_503')).status, 503);
      assert.match((await get('/simulator/payments')).text, /"DONE"/);
    }));

  it('take a fault by the order id of the PG or by the payment key', () =>
    withPg(async ({ post, pay, get }) => {
      await pay('order-1');
      await pay('order-2');
      const { json } = await get('/simulator/payments?orderId=order-2');
      const paymentKey = (json['payments'] as { paymentKey: string }[])[0]?.paymentKey ?? '';
      const fault = { fault: 'error-before', status: 502 };
      const byOrder = { operation: 'pg.look-up-order', order: 'order-1', ...fault };
      await post('/simulator/faults', byOrder);
      await post('/simulator/faults', {
        operation: 'pg.look-up',
        paymentKey,
        nth: 'every',
        ...fault,
      });

      assert.equal((await get('/v1/payments/orders/order-2')).status, 200);
      assert.equal((await get('/v1/payments/orders/order-1')).status, 502);
      assert.equal((await get('/v1/payments/orders/order-1')).status, 200);
      assert.equal((await get(`/v1/payments/${paymentKey}`)).status, 502);
      assert.equal((await get(`/v1/payments/${paymentKey}`)).status, 502);
    }));

  it('show what is armed and what is spent, and can be called off', () =>
    withPg(async ({ ask, get, post, pay }) => {
      const fault = { operation: 'pg.confirm', nth: 'next', fault: 'error-before' };
      const first = await post('/simulator/faults', fault);
      await pay('order-1');
      await post('/simulator/faults', fault);
      await post('/simulator/faults/heal');

      const { json } = await get('/simulator/faults');
      const states = (json['faults'] as { state: string }[]).map(({ state }) => state);
      assert.deepEqual(states, ['spent', 'healed']);
      assert.equal((await pay('order-2')).status, 200);
      const removed = await ask('DELETE', `/simulator/faults/${String(first.json['id'])}`);
      assert.equal(removed.status, 200);
      assert.equal((await ask('DELETE', '/simulator/faults/f9')).status, 404);
    }));
});
