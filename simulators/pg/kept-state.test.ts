import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryStore } from '../kit/control/directory-store.js';
import { type PgOverHttp, planned, withPg } from './pg-over-http.js';

const minuteMs = 60_000;

describe('state of the PG', () => {
  it('can be taken and put back', () =>
    withPg(async ({ get, post, pay }) => {
      await pay('order-1');
      const { json } = await get('/simulator/snapshot');
      await pay('order-2');

      assert.equal((await post('/simulator/restore', json)).status, 200);

      assert.equal((await get('/simulator/payments')).json['total'], 1);
      assert.equal((await get('/v1/payments/orders/order-1')).json['status'], 'DONE');
      assert.equal((await get('/v1/payments/orders/order-2')).status, 404);
    }));

  it("stays as it was when what is put back is not the PG's", () =>
    withPg(async ({ get, post, pay }) => {
      await pay('order-1');
      const documents = [{ collection: 'orders', id: 'R-1', value: 1 }];

      const { status, json } = await post('/simulator/restore', {
        version: 1,
        party: 'pg',
        documents,
      });

      assert.equal(status, 400);
      assert.match(String(json['problem']), /^documents: orders\/R-1 is no document/);
      assert.equal((await get('/simulator/payments')).json['total'], 1);
    }));

  it('is as at the start after a reset', () =>
    withPg(
      async ({ get, post, pay }) => {
        await pay('order-1');
        await post('/simulator/reset');

        assert.equal((await get('/simulator/payments')).json['total'], 0);
        assert.deepEqual((await get('/simulator/history')).json['entries'], []);
        assert.match((await get('/simulator/answers')).text, /"state":"armed"/);
      },
      { planned: planned('pg.confirm#2:INVALID_STOPPED_CARD') },
    ));

  it('outlives a restart, with its keys, plans, counts and clock', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ttadak-pg-'));
    const order = 'order-1--error-after--at-confirm-2';
    const withDirectory = (test: (pg: PgOverHttp) => Promise<void>) =>
      withPg(test, { store: openDirectoryStore(directory, 'pg') });

    await withDirectory(async ({ post, pay }) => {
      await post('/simulator/sessions', { id: 'a', keys: ['test_sk_a'] });
      await post('/simulator/faults', { operation: 'pg.cancel', fault: 'error-before' });
      await post('/simulator/clock/advance', { byMs: minuteMs });
      await pay(order);
    });
    await withDirectory(async ({ get, pay }) => {
      assert.equal((await get('/simulator/payments')).json['total'], 1);
      assert.match((await get('/simulator/faults')).text, /pg\.cancel#1: error-before/);
      assert.equal((await get('/simulator/clock')).json['offsetMs'], minuteMs);
      assert.equal((await pay(order)).status, 500);
    });
    rmSync(directory, { recursive: true });
  });
});
