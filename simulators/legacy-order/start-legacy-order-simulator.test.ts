import assert from 'node:assert/strict';
import { startLegacyOrderSimulator } from './start-legacy-order-simulator.js';

type Json = Readonly<Record<string, unknown>>;

describe('order system that stands alone', () => {
  async function withOrder(
    test: (
      ask: (path: string, body?: object) => Promise<{ status: number; json: Json }>,
    ) => Promise<void>,
  ) {
    const simulator = await startLegacyOrderSimulator();
    const ask = async (path: string, body?: object) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
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
      const claim = { attemptId: 'a-1', version: 1 };
      const complete = { attemptId: 'a-1', paymentKey: 'k', amount: 1 };
      const magic = 'R-2--error-after_502';
      await ask('/simulator/orders', { order: magic, amountKrw: 1 });

      assert.equal((await ask('/orders/R-1/claim', claim)).status, 500);
      assert.equal((await ask('/orders/R-1/claim', claim)).status, 200);
      assert.equal((await ask(`/orders/${magic}/claim`, claim)).status, 200);
      await assert.rejects(ask(`/orders/${magic}/complete`, complete), /is not valid JSON/);
      const { json } = await ask(`/orders/${magic}`);
      assert.equal((json['order'] as Json)['state'], 'complete');
    }));

  it('comes back from a snapshot', () =>
    withOrder(async (ask) => {
      const { json } = await ask('/simulator/snapshot');
      await ask('/simulator/orders/R-1/clerk', { act: 'sell' });

      await ask('/simulator/restore', json);

      assert.equal(((await ask('/orders/R-1')).json['order'] as Json)['state'], 'payable');
    }));
});
