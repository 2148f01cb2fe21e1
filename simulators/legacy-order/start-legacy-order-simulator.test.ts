import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createManualClock } from '../kit/clock/manual-clock.js';
import {
  type LegacyOrderSimulatorOptions,
  startLegacyOrderSimulator,
} from './start-legacy-order-simulator.js';

type Json = Readonly<Record<string, unknown>>;

describe('order system that stands alone', () => {
  type Ask = (
    path: string,
    body?: object,
    method?: string,
  ) => Promise<{ status: number; json: Json }>;

  async function withOrder(
    test: (ask: Ask) => Promise<void>,
    options: LegacyOrderSimulatorOptions = {},
  ) {
    const simulator = await startLegacyOrderSimulator(options);
    const ask: Ask = async (path, body, method = 'POST') => {
      const init =
        body === undefined
          ? method === 'POST'
            ? {}
            : { method }
          : { method, body: JSON.stringify(body) };
      const response = await fetch(simulator.url + path, init);
      return { status: response.status, json: (await response.json()) as Json };
    };
    try {
      await ask('/simulator/orders', { order: 'R-1', amountKrw: 33_000 });
      await test(ask);
    } finally {
      await simulator.close();
    }
  }

  const claim = { attemptId: 'a-1', version: 1 };
  const complete = { attemptId: 'a-1', paymentKey: 'k', amount: 33_000 };

  it('has the orders that control opens, each once', () =>
    withOrder(async (ask) => {
      assert.deepEqual((await ask('/orders/R-1')).json, {
        order: {
          orderId: 'R-1',
          orderName: '수리',
          state: 'payable',
          amount: 33_000,
          version: 1,
          attemptId: null,
        },
      });
      assert.equal((await ask('/simulator/orders', { order: 'R-1', amountKrw: 1 })).status, 409);
    }));

  it('lets the clerk change an order', () =>
    withOrder(async (ask) => {
      const sold = await ask('/simulator/orders/R-1/clerk', { act: 'sell' });
      const unknown = await ask('/simulator/orders/R-2/clerk', { act: 'sell' });
      const noAmount = await ask('/simulator/orders/R-1/clerk', { act: 'edit-amount' });

      assert.equal(sold.json['state'], 'closed');
      assert.equal(unknown.status, 404);
      assert.match(
        String(noAmount.json['problem']),
        /^body\.amountKrw: expected with "edit-amount"/,
      );
    }));

  it('suffers faults by control, and by the order id at its completion', () =>
    withOrder(async (ask) => {
      await ask('/simulator/faults', { operation: 'legacy-order.claim', fault: 'error-before' });
      const magic = 'R-2--error-after_502';
      await ask('/simulator/orders', { order: magic, amountKrw: 1 });

      assert.equal((await ask('/orders/R-1/claim', claim)).status, 500);
      assert.equal((await ask('/orders/R-1/claim', claim)).status, 200);
      assert.equal((await ask(`/orders/${magic}/claim`, claim)).status, 200);
      await assert.rejects(
        ask(`/orders/${magic}/complete`, { ...complete, amount: 1 }),
        /is not valid JSON/,
      );
      const { json } = await ask(`/orders/${magic}`);
      assert.equal((json['order'] as Json)['state'], 'complete');
    }));

  it('suffers a fault aimed at a payment key, in its own words and in those of a dialect', async () => {
    const rule = { operation: 'legacy-order.complete', paymentKey: 'k', fault: 'error-before' };
    const other = { ...complete, paymentKey: 'other' };
    await withOrder(async (ask) => {
      await ask('/simulator/faults', { ...rule, nth: 'next' });

      assert.equal((await ask('/orders/R-1/complete', other)).status, 409);
      assert.equal((await ask('/orders/R-1/complete', complete)).status, 500);
    });
    const dialect = {
      name: 'ERP',
      operations: { complete: { request: { paymentKey: 'PAY.KEY' } } },
    };
    await withOrder(
      async (ask) => {
        await ask('/simulator/faults', rule);

        const struck = await ask('/orders/R-1/complete', { ...other, PAY: { KEY: 'k' } });
        assert.equal(struck.status, 500);
      },
      { dialect },
    );
  });

  it('counts a planned answer as given when it was', () =>
    withOrder(
      async (ask) => {
        const stateOf = async () => {
          const [rule] = (await ask('/simulator/answers')).json['answers'] as readonly Json[];
          return rule?.['state'];
        };
        const planned = { operation: 'legacy-order.claim', nth: 'next', code: 'STOCK_COUNT' };
        await ask('/simulator/answers', planned);

        await assert.rejects(ask('/orders/R-1/claim', claim)); // The maintenance page is no JSON.
        await ask('/orders/R-1/claim', {}); // MALFORMED
        await ask('/orders/R-1/claim', { ...claim, version: 9 }); // VERSION_MISMATCH
        assert.equal(await stateOf(), 'armed');

        assert.equal((await ask('/orders/R-1/claim', claim)).json['code'], 'STOCK_COUNT');
        assert.equal(await stateOf(), 'spent');
        assert.equal((await ask('/orders/R-1/claim', claim)).status, 200);
      },
      { switches: { maintenanceCalls: 1 } },
    ));

  it('comes back from a snapshot', () =>
    withOrder(async (ask) => {
      const { json } = await ask('/simulator/snapshot');
      await ask('/simulator/orders/R-1/clerk', { act: 'sell' });

      await ask('/simulator/restore', json);

      assert.equal(((await ask('/orders/R-1')).json['order'] as Json)['state'], 'payable');
    }));

  it('shows its books, by order and by day', () =>
    withOrder(
      async (ask) => {
        await ask('/orders/R-1/claim', claim);
        await ask('/orders/R-1/complete', complete);
        await ask('/simulator/clock/advance', { byMs: 86_400_000 });
        await ask('/simulator/orders/R-1/clerk', { act: 'cancel' });

        const { json: all } = await ask('/simulator/postings?order=R-1');
        const { json: day } = await ask('/simulator/postings?businessDay=2026-11-23');
        const { json: none } = await ask('/simulator/postings?order=R-2');
        const { status, json } = await ask('/simulator/postings?businessDay=today');

        assert.deepEqual([all['total'], all['sumKrw']], [2, 0]);
        assert.deepEqual([day['total'], day['sumKrw']], [1, -33_000]);
        assert.deepEqual(none, { postings: [], total: 0, sumKrw: 0 });
        assert.equal(status, 400);
        assert.match(String(json['problem']), /^query\.businessDay: expected a day such as/);
      },
      { clock: createManualClock(Date.parse('2026-11-22T13:00:00+09:00')) },
    ));

  it('keeps switches for each session apart, from where they stand when it starts', () =>
    withOrder(
      async (ask) => {
        const of = (session: string) => `ttadak-session=${session}`;
        await ask(`/simulator/switches?${of('kim')}`, { refusesWithStatus200: true });

        const kim = await ask(`/orders/R-9?${of('kim')}`);
        const lee = await ask(`/orders/R-9?${of('lee')}`);
        const shown = await ask(`/simulator/switches?${of('kim')}`);
        await ask(`/simulator/reset?${of('kim')}`, {});
        const anew = await ask(`/simulator/switches?${of('kim')}`);

        assert.deepEqual([kim.status, lee.status], [200, 404]);
        assert.deepEqual([shown.json['refusesWithStatus200'], shown.json['slowMs']], [true, 700]);
        assert.deepEqual([anew.json['refusesWithStatus200'], anew.json['slowMs']], [false, 700]);
      },
      { switches: { slowMs: 700 } },
    ));

  it('says what is wrong with a switch, and changes none of them', () =>
    withOrder(async (ask) => {
      const wrong = { slowMinutes: 61, fence: 'cancelled', quirk: 1, staleReadsMs: 5 };

      const { status, json } = await ask('/simulator/switches', wrong);

      assert.equal(status, 400);
      const problem = String(json['problem']);
      for (const part of [
        'body.slowMinutes: ',
        'body.fence: expected one of "cancelling", "payable", "unsupported", got "cancelled"',
        'body.quirk: no such field is known, only accountingClosedHours, ',
      ]) {
        assert.ok(problem.includes(part), problem);
      }
      assert.equal((await ask('/simulator/switches')).json['staleReadsMs'], 0);
    }));

  it('answers 400 with the names that are known to a wrong one, in a body as in a query', () =>
    withOrder(async (ask) => {
      const field = await ask('/simulator/switches', { slowMinute: 5 });
      const parameter = await ask('/simulator/orders?order=R-1');

      assert.deepEqual([field.status, parameter.status], [400, 400]);
      assert.match(String(field.json['problem']), /did you mean "slowMinutes"\?/);
      assert.match(String(parameter.json['problem']), /^query\.order: .*, only ttadak-session$/);
    }));

  it('plans an answer with any code, one of digits included', () =>
    withOrder(async (ask) => {
      const plan = (code: string) =>
        ask('/simulator/answers', { operation: 'legacy-order.claim', code });

      assert.match(String((await plan('no')).json['problem']), /^body\.code: expected a code of/);
      assert.equal((await plan('4012')).status, 200);
      assert.equal((await ask('/orders/R-1/claim', claim)).json['code'], '4012');
    }));

  it('says in the history of the session which path it was asked for and does not have', () =>
    withOrder(async (ask) => {
      const turnedAwayIn = async (session: string) => {
        const { json } = await ask(`/simulator/history?ttadak-session=${session}`);
        const entries = json['entries'] as readonly Json[];
        return entries.filter(({ kind }) => kind === 'request-turned-away');
      };

      await ask('/order/R-1?ttadak-session=kim');

      const [entry] = await turnedAwayIn('kim');
      assert.deepEqual(
        [entry?.['method'], entry?.['path'], entry?.['status']],
        ['GET', '/order/R-1', 404],
      );
      assert.deepEqual(await turnedAwayIn('default'), []);
    }));

  it('says in its history what was wrong with a malformed request', () =>
    withOrder(async (ask) => {
      const { json } = await ask('/orders/R-1/claim', { attemptId: 'a-1', version: 'x' });

      assert.equal(json['code'], 'MALFORMED');
      const entries = (await ask('/simulator/history')).json['entries'] as readonly Json[];
      const { reason } = entries.find(({ kind }) => kind === 'executed') ?? {};
      assert.equal(reason, 'body.version: expected number, received string, got "x"');
    }));

  it('takes over no snapshot with an order that cannot be', () =>
    withOrder(async (ask) => {
      const { json } = await ask('/simulator/orders/R-1');
      const restore = (id: string, value: object) =>
        ask('/simulator/restore', {
          ...{ version: 1, party: 'legacy-order' },
          documents: [{ collection: 'orders', id, value: { ...json, ...value } }],
        });

      assert.equal((await restore('R-1', { amountKrw: -5 })).status, 400);
      assert.equal((await restore('R-2', {})).status, 400);
      assert.equal((await restore('R-1', { amountKrw: 5 })).status, 200);
    }));

  it('takes over a snapshot that names some switches only', () =>
    withOrder(async (ask) => {
      const restore = (value: object) =>
        ask('/simulator/restore', {
          ...{ version: 1, party: 'legacy-order' },
          documents: [{ collection: 'switches', id: 'all', value }],
        });

      assert.equal((await restore({ rollsBackTo: 'none' })).status, 200);
      assert.equal((await ask('/orders/N-1')).status, 404);
      assert.equal((await restore({ slowMinutes: 0 })).status, 200);
      assert.match(String((await restore({ slow: 0 })).json['problem']), /switches\/all is no/);
    }));

  it('runs the nightly batch when its time has come, also after a restore, and when it is asked to', () =>
    withOrder(
      async (ask) => {
        const stateOf = async () => (await ask('/simulator/orders/R-1')).json['state'];
        await ask('/orders/R-1/claim', claim);
        await ask('/orders/R-1/complete', complete);
        await ask('/simulator/switches', { rollsBackTo: 'unpayable' });
        const { json: snapshot } = await ask('/simulator/snapshot');

        assert.deepEqual((await ask('/simulator/batch', {})).json, { rolledBack: ['R-1'] });
        assert.equal(await stateOf(), 'unpayable');
        await ask('/simulator/restore', snapshot);
        assert.equal(await stateOf(), 'complete');
        await ask('/simulator/clock/advance', { byMs: 86_400_000 });
        assert.equal(await stateOf(), 'unpayable');
      },
      { clock: createManualClock(Date.parse('2026-11-22T13:00:00+09:00')) },
    ));

  it('lets the clerk open and close a screen', () =>
    withOrder(
      async (ask) => {
        const opened = await ask('/simulator/orders/R-1/screen', undefined, 'PUT');
        const locked = await ask('/orders/R-1/claim', claim);
        const closed = await ask('/simulator/orders/R-1/screen', undefined, 'DELETE');
        const unknown = await ask('/simulator/orders/R-2/screen', undefined, 'PUT');

        assert.deepEqual(opened.json, { order: 'R-1', screen: 'open' });
        assert.equal(locked.json['code'], 'LOCKED');
        assert.deepEqual(closed.json, { order: 'R-1', screen: 'closed' });
        assert.equal((await ask('/orders/R-1/claim', claim)).status, 200);
        assert.equal(unknown.status, 404);
      },
      { switches: { screenLockMs: 60_000 } },
    ));

  it('describes its whole control in OpenAPI 3.1', () =>
    withOrder(async (ask) => {
      const { json } = await ask('/simulator/openapi.json');

      const { valid, errors } = await new Validator().validate({ ...json });
      assert.ok(valid, JSON.stringify(errors));
      const paths = Object.keys(json['paths'] as object);
      for (const path of ['switches', 'postings', 'batch', 'orders', 'orders/{orderId}/clerk']) {
        assert.ok(paths.includes(`/simulator/${path}`), path);
      }
    }));
});
