import assert from 'node:assert/strict';
import { withPg } from './pg-over-http.js';

const minuteMs = 60_000;

describe('sessions of the PG', () => {
  const session = (id: string) => ({ 'ttadak-session': id });

  it('keep payments, histories, faults and clocks apart', () =>
    withPg(async ({ get, post, pay }) => {
      const [a, b] = [session('a'), session('b')];
      await post('/simulator/faults', { operation: 'pg.confirm', fault: 'error-before' }, a);
      await post('/simulator/clock/advance', { byMs: minuteMs }, a);

      assert.equal((await pay('order-1', a)).status, 500);
      assert.equal((await pay('order-1', b)).status, 200);

      const payments = await get('/simulator/payments', a);
      assert.deepEqual((await get('/simulator/faults', b)).json, { faults: [] });
      assert.equal((await get('/simulator/clock', b)).json['offsetMs'], 0);
      assert.equal(payments.json['total'], 1);
      assert.match(payments.text, /"IN_PROGRESS"/);
      assert.equal((await get('/simulator/payments')).json['total'], 0);
    }));

  it('own the API keys that were handed over to them', () =>
    withPg(async ({ get, post, pay }) => {
      await post('/simulator/sessions', { id: 'a', keys: ['test_sk_a', 'test_ck_a'] });

      await pay('order-1');

      // The browser's request carries no secret key, but the client key.
      const opened = { orderId: 'order-2', amount: 100, orderName: 'x', clientKey: 'test_ck_a' };
      const headers = { authorization: '' };
      await post('/simulator/windows', { ...opened, flow: 'payment', method: 'card' }, headers);
      const inA = await get('/simulator/payments?ttadak-session=a', headers);
      assert.equal(inA.json['total'], 2);
      assert.equal((await get('/simulator/payments', headers)).json['total'], 0);
    }));

  it('refuse a key that belongs to another one', () =>
    withPg(async ({ post }) => {
      await post('/simulator/sessions', { id: 'a', keys: ['test_sk_x'] });

      const { status, text } = await post('/simulator/sessions', {
        id: 'b',
        keys: ['test_sk_x'],
      });

      assert.equal(status, 409);
      assert.match(text, /belongs to the session \\"a\\"/);
    }));

  it('end when they are told to', () =>
    withPg(async ({ ask, get, pay }) => {
      await pay('order-1', session('a'));

      assert.deepEqual((await ask('DELETE', '/simulator/sessions/a')).json, { ended: 'a' });

      assert.equal((await get('/simulator/payments', session('a'))).json['total'], 0);
      assert.equal((await ask('DELETE', '/simulator/sessions/default')).status, 409);
      assert.equal((await ask('DELETE', '/simulator/sessions/none')).status, 404);
    }));

  it('are bounded, and name the longest idle when there are too many', () =>
    withPg(
      async ({ get, pay }) => {
        await pay('order-1', session('a'));
        await pay('order-1', session('b'));

        const refused = await pay('order-1', session('c'));

        assert.equal(refused.status, 409);
        assert.match(String(refused.json['problem']), /DELETE \/simulator\/sessions\/a /);
        assert.match((await get('/simulator/sessions')).text, /"idleMs":\d/);
      },
      { sessionsMax: 3 },
    ));

  it('refuse a name that is none', () =>
    withPg(async ({ get }) => {
      const { status, json } = await get('/simulator/payments', session('a b'));

      assert.equal(status, 400);
      assert.match(String(json['problem']), /^ttadak-session: expected 1 to 64 letters/);
    }));
});
