// The PG alone, over HTTP.
import assert from 'node:assert/strict';
import { createManualClock } from '../kit/clock/manual-clock.js';
import { withPg } from './pg-over-http.js';

const minuteMs = 60_000;

describe('PG simulator that stands alone', () => {
  it('is ready when it has started, and answers', () =>
    withPg(async ({ get, pay }) => {
      assert.deepEqual((await get('/simulator/readiness')).json, { status: 'ready' });
      assert.equal((await get('/simulator/health')).status, 200);
      assert.equal((await pay('order-1')).json['status'], 'DONE');
    }));

  it('says an unknown path of the API in the words of the PG', () =>
    withPg(async ({ get }) => {
      assert.deepEqual((await get('/v2/nothing')).json, { status: 404, error: 'Not Found' });
    }));

  it('lets what falls due happen when the clock is put forward', () =>
    withPg(
      async ({ post, get, pay }) => {
        await pay('order-1');
        await post('/simulator/authentications', { orderId: 'order-2', amount: 100 });

        await post('/simulator/clock/advance', { byMs: 11 * minuteMs });

        const { json } = await get('/v1/payments/orders/order-2');
        assert.equal(json['status'], 'EXPIRED');
      },
      { clock: createManualClock(Date.parse('2026-11-22T06:00:00+09:00')) },
    ));

  it('counts for Prometheus', () =>
    withPg(async ({ get, pay }) => {
      await pay('order-1');
      await pay('order-2--error-before');

      const { text } = await get('/simulator/metrics');

      assert.match(text, /ttadak_requests_total\{operation="pg.confirm",status="200"\} 1/);
      assert.match(text, /ttadak_requests_total\{operation="pg.confirm",status="500"\} 1/);
      assert.match(text, /ttadak_faults_fired_total\{kind="error-before"\} 1/);
      assert.match(text, /ttadak_payments\{status="DONE"\} 1/);
      assert.match(text, /ttadak_request_seconds_count\{operation="pg.confirm"\} 2/);
      assert.match(text, /ttadak_sessions 1/);
    }));

  describe('history', () => {
    type Page = {
      readonly entries: readonly { readonly seq: number; readonly kind: string }[];
      readonly next: number;
    };

    it('is read page by page', () =>
      withPg(async ({ get, pay }) => {
        await pay('order-1');
        const seqs: number[] = [];
        for (let after = -1, isOver = false; !isOver; ) {
          const page = (await get(`/simulator/history?after=${after}&limit=3`)).json as Page;
          seqs.push(...page.entries.map(({ seq }) => seq));
          isOver = page.entries.length === 0;
          after = page.next;
        }

        const whole = (await get('/simulator/history')).json as Page;
        assert.deepEqual(
          seqs,
          whole.entries.map(({ seq }) => seq),
        );
        assert.ok(whole.entries.some(({ kind }) => kind === 'payment-captured'));
      }));

    it('is read for one order', () =>
      withPg(async ({ get, pay }) => {
        await pay('order-1');
        await pay('order-2');

        const { json, text } = await get('/simulator/history?order=order-2');

        assert.ok((json as Page).entries.length > 3);
        assert.doesNotMatch(text, /order-1/);
      }));

    it('keeps the newest entries and says how many are gone', () =>
      withPg(
        async ({ get, pay }) => {
          for (let nth = 10; nth < 30; nth += 1) await pay(`order-${nth}`);

          const { entries, dropped } = (await get('/simulator/history')).json as Page & {
            dropped: number;
          };

          assert.ok(entries.length <= 25);
          assert.equal(entries[0]?.seq, dropped);
        },
        { historyEntriesMax: 20 },
      ));
  });
});
