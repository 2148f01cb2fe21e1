import assert from 'node:assert/strict';
import { startAccountingSimulator } from './start-accounting-simulator.js';
import type { AccountingSwitches } from './switches.js';

type Json = Readonly<Record<string, unknown>>;
type Ask = (
  path: string,
  body?: object,
  method?: string,
) => Promise<{ status: number; json: Json }>;

describe('accounting that stands alone', () => {
  async function withBooks(
    test: (ask: Ask) => Promise<void>,
    switches: Partial<AccountingSwitches> = {},
  ) {
    const simulator = await startAccountingSimulator({ switches });
    const ask: Ask = async (path, body, method = 'POST') => {
      const init = body === undefined ? {} : { method, body: JSON.stringify(body) };
      const response = await fetch(simulator.url + path, init);
      return { status: response.status, json: (await response.json()) as Json };
    };
    try {
      await test(ask);
    } finally {
      await simulator.close();
    }
  }

  const entry = {
    postingId: 'a-1',
    paymentKey: 'k-1',
    amount: 33_000,
    businessDay: '2026-01-05',
  };

  async function countPostings(ask: Ask): Promise<number> {
    return ((await ask('/simulator/postings')).json['postings'] as unknown[]).length;
  }

  it('books what is posted, once', () =>
    withBooks(async (ask) => {
      await ask('/orders/R-1/postings', entry);
      await ask('/orders/R-1/postings', entry);

      assert.equal(await countPostings(ask), 1);
      assert.equal((await ask('/orders/R-1/postings/a-1')).status, 200);
    }));

  it('books twice where the switch says so', () =>
    withBooks(
      async (ask) => {
        await ask('/orders/R-1/postings', entry);
        await ask('/orders/R-1/postings', entry);

        assert.equal(await countPostings(ask), 2);
      },
      { isIdempotent: false },
    ));

  it('shows its books, by order and by day', () =>
    withBooks(async (ask) => {
      await ask('/orders/R-1/postings', entry);
      await ask('/orders/R-2/postings', { ...entry, businessDay: '2026-01-06', amount: 1 });

      const { json: all } = await ask('/simulator/postings');
      const { json: order } = await ask('/simulator/postings?order=R-1');
      const { json: day } = await ask('/simulator/postings?businessDay=2026-01-06&from=0');

      assert.deepEqual([all['total'], all['sumKrw']], [2, 33_001]);
      assert.deepEqual([order['total'], order['sumKrw']], [1, 33_000]);
      assert.deepEqual([day['total'], day['sumKrw']], [1, 1]);
      assert.equal((await ask('/simulator/postings?orders=R-1')).status, 400);
    }));

  it('books as each session switches it, until the session is reset', () =>
    withBooks(async (ask) => {
      await ask('/simulator/switches', { isIdempotent: false });
      await ask('/orders/R-1/postings', entry);
      await ask('/orders/R-1/postings', entry);
      assert.equal(await countPostings(ask), 2);
      assert.deepEqual((await ask('/simulator/switches?ttadak-session=lee')).json, {
        isIdempotent: true,
      });

      await ask('/simulator/reset', {});

      assert.deepEqual((await ask('/simulator/switches')).json, { isIdempotent: true });
    }));

  it('refuses closed days until the accountant posts by hand', () =>
    withBooks(async (ask) => {
      await ask('/simulator/period', { closedThrough: '2026-01-05' }, 'PUT');
      const refused = await ask('/orders/R-1/postings', entry);
      const hand = { posting: 'a-1', order: 'R-1', amountKrw: 33_000, businessDay: '2026-01-05' };
      await ask('/simulator/postings', hand);

      assert.deepEqual([refused.status, refused.json['code']], [409, 'PERIOD_CLOSED']);
      assert.equal((await ask('/orders/R-1/postings/a-1')).status, 200);
    }));

  it('suffers faults by control, and by the order id at its posting', () =>
    withBooks(async (ask) => {
      await ask('/simulator/faults', { operation: 'accounting.post', fault: 'error-after' });
      const struck = await ask('/orders/R-1/postings', entry);
      const magic = await ask('/orders/R-2--error-before_500/postings', entry);

      assert.deepEqual([struck.status, magic.status], [500, 500]);
      assert.equal(await countPostings(ask), 1);
    }));

  it('says in its history what was wrong with a malformed request', () =>
    withBooks(async (ask) => {
      await ask('/orders/R-1/postings', { ...entry, businessDay: 'today' });

      const entries = (await ask('/simulator/history')).json['entries'] as readonly Json[];
      const { reason } = entries.find(({ kind }) => kind === 'executed') ?? {};
      assert.match(String(reason), /^body\.businessDay: invalid ISO date, got "today"$/);
    }));

  it('suffers a fault aimed at a payment key', () =>
    withBooks(async (ask) => {
      const rule = { operation: 'accounting.post', paymentKey: 'k-1', fault: 'error-before' };
      await ask('/simulator/faults', rule);

      const other = await ask('/orders/R-1/postings', { ...entry, paymentKey: 'k-2' });
      const struck = await ask('/orders/R-2/postings', entry);

      assert.deepEqual([other.status, struck.status], [200, 500]);
    }));
});
