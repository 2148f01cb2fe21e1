import assert from 'node:assert/strict';
import { openOrderStore } from '../adapters/lowdb-order-store.js';
import { createMemoryOrderFiles } from '../adapters/order-files.js';
import type { OrderStore } from '../app/ports.js';
import { orderId } from '../core/attempt-at.js';
import { invariant } from '../core/result.js';
import { createFakeService } from '../fakes/fake-service.js';
import { kim } from '../fakes/operator.js';
import { createServer } from '../server.js';

const path = `/operator/shop-orders/${orderId}`;
const reader = { authorization: 'Bearer operator-token' };
const coat = { orderName: 'Coat', amountKrw: 33_000 };

async function startShop() {
  const orders = openOrderStore(createMemoryOrderFiles());
  const { deps } = await createFakeService();
  const server = createServer({ ...deps, orders, host: '127.0.0.1', port: 0 });
  return {
    orders,
    server,
    ask: async (method: 'GET' | 'PUT', payload?: object, headers: object = kim) => {
      const request = { method, url: path, headers: { ...headers } };
      const reply = await server.inject(payload === undefined ? request : { ...request, payload });
      return { status: reply.statusCode, body: JSON.parse(reply.payload) as unknown };
    },
  };
}

async function claim(orders: OrderStore): Promise<void> {
  const sighting = await orders.find(orderId);
  invariant(sighting.kind === 'seen', 'the order was opened');
  const order = { ...sighting.order, state: 'in-progress', version: 2, attemptId: 'at_1' } as const;
  await orders.write({ order, by: 'service', atMs: 1 });
}

const shown = {
  orderId,
  orderName: 'Coat',
  state: 'payable',
  amountKrw: 33_000,
  version: 1,
  attemptId: null,
};

describe('shop orders', () => {
  it('come in through the operators’ door, and can be paid', async () => {
    const { ask } = await startShop();

    assert.deepEqual(await ask('PUT', coat), { status: 200, body: { order: shown } });
    assert.deepEqual(await ask('GET'), { status: 200, body: { order: shown } });
  });

  it('are edited while nobody pays them', async () => {
    const { ask } = await startShop();
    await ask('PUT', coat);

    const edited = await ask('PUT', { ...coat, amountKrw: 40_000, state: 'unpayable' });

    const order = { ...shown, amountKrw: 40_000, state: 'unpayable', version: 2 };
    assert.deepEqual(edited, { status: 200, body: { order } });
  });

  it('are left alone while they are being paid', async () => {
    const { ask, orders } = await startShop();
    await ask('PUT', coat);
    await claim(orders);

    assert.deepEqual(await ask('PUT', { ...coat, amountKrw: 1 }), {
      status: 409,
      body: { status: 'refused', reason: 'BEING_PAID' },
    });
  });

  it('are unknown until they come in', async () => {
    const { ask } = await startShop();

    assert.equal((await ask('GET')).status, 404);
  });

  it('are shown to nobody else', async () => {
    const { ask } = await startShop();

    assert.equal((await ask('PUT', coat, {})).status, 401);
    assert.equal((await ask('GET', undefined, { authorization: 'Bearer x' })).status, 401);
  });

  it('are shown to who only reads, and changed by who has a name', async () => {
    const { ask } = await startShop();
    await ask('PUT', coat);

    const unnamed = { status: 'refused', reason: 'OPERATOR_UNNAMED' };
    assert.deepEqual(await ask('PUT', { ...coat, amountKrw: 1 }, reader), {
      status: 403,
      body: unnamed,
    });
    assert.deepEqual(await ask('GET', undefined, reader), { status: 200, body: { order: shown } });
  });

  it('are described as they are answered', async () => {
    const { ask, server } = await startShop();
    const answers = [await ask('PUT', coat), await ask('GET')];

    const routes = server.table().filter((route) => route.path.startsWith('/operator/shop-orders'));
    const bodies = routes.map(({ settings }) => settings.plugins?.answers?.[200]?.body);

    assert.equal(bodies.length, 2);
    for (const body of bodies) {
      for (const answer of answers) {
        assert.equal(body?.validate(answer.body, { convert: false }).error, undefined);
      }
    }
    const { result } = await server.inject('/openapi.json');
    const { paths } = result as { readonly paths: Readonly<Record<string, object>> }; // Our own.
    assert.deepEqual(Object.keys(paths['/operator/shop-orders/{orderId}'] ?? {}), ['get', 'put']);
  });

  for (const body of [
    {},
    { ...coat, amountKrw: 0 },
    { ...coat, amountKrw: '33000' },
    { ...coat, state: 'complete' },
    { ...coat, attemptId: 'at_1' },
  ]) {
    it(`do not come in as ${JSON.stringify(body)}`, async () => {
      const { ask } = await startShop();

      assert.equal((await ask('PUT', body)).status, 400);
      assert.equal((await ask('GET')).status, 404);
    });
  }
});
