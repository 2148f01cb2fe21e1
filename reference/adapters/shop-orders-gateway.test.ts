import assert from 'node:assert/strict';
import type { OrderStore } from '../app/ports.js';
import {
  approved,
  attemptId,
  called,
  created,
  effectOf,
  held,
  orderId,
  payable,
} from '../core/attempt-at.js';
import type { LegacyCall } from '../core/call.js';
import { failed } from '../core/result.js';
import type { OrderSighting } from '../core/sighting.js';
import { openOrderStore } from './lowdb-order-store.js';
import { createMemoryOrderFiles } from './order-files.js';
import { createShopOrdersGateway } from './shop-orders-gateway.js';

const clock = { nowMs: () => 5 };

function callOf(kind: LegacyCall['kind']): LegacyCall {
  const call = effectOf(kind === 'claim' ? called(created(), 'claim') : approved(), kind);
  assert.ok(call.kind !== 'confirm' && call.kind !== 'cancel' && call.kind !== 'post');
  return call;
}

/** A store whose order is at the version that the claim saw. */
async function storeWith(sighting: OrderSighting): Promise<OrderStore> {
  const store = openOrderStore(createMemoryOrderFiles());
  assert.ok(sighting.kind === 'seen');
  for (let version = 1; version <= sighting.order.version; version += 1) {
    await store.write({ order: { ...sighting.order, version }, by: 'clerk', atMs: 1 });
  }
  return store;
}

describe('shop orders gateway', () => {
  it('claims an order where it lies', async () => {
    const orders = await storeWith(payable());
    const gateway = createShopOrdersGateway({ orders, clock });

    const { outcome } = await gateway.perform(callOf('claim'));

    assert.deepEqual(outcome, { kind: 'accepted' });
    assert.deepEqual(await gateway.readOrder(orderId), held());
  });

  it('lets one of two claims have the order', async () => {
    const orders = await storeWith(payable());
    const gateway = createShopOrdersGateway({ orders, clock });
    const call = callOf('claim');
    assert.ok(call.kind === 'claim');
    const other = { ...call, attemptId: `${attemptId}x` as typeof attemptId };

    const answers = await Promise.all([gateway.perform(call), gateway.perform(other)]);

    assert.deepEqual(
      answers.map(({ outcome }) => outcome),
      [{ kind: 'accepted' }, { kind: 'rejected', code: 'NOT_PAYABLE' }],
    );
  });

  it('accepts the same claim again and changes nothing', async () => {
    const orders = await storeWith(payable());
    const gateway = createShopOrdersGateway({ orders, clock });
    await gateway.perform(callOf('claim'));

    assert.deepEqual((await gateway.perform(callOf('claim'))).outcome, { kind: 'accepted' });
    assert.deepEqual(await gateway.readOrder(orderId), held());
  });

  it('rejects what is done to an order that is not there', async () => {
    const orders = openOrderStore(createMemoryOrderFiles());
    const gateway = createShopOrdersGateway({ orders, clock });

    assert.deepEqual((await gateway.perform(callOf('claim'))).outcome, {
      kind: 'rejected',
      code: 'ORDER_UNKNOWN',
    });
    assert.deepEqual(await gateway.readOrder(orderId), { kind: 'absent' });
  });

  it('knows nothing of a change that could not be written', async () => {
    const orders: OrderStore = {
      ...(await storeWith(held())),
      write: () => Promise.resolve(failed({ kind: 'not-written', reason: 'ENOSPC' })),
    };
    const gateway = createShopOrdersGateway({ orders, clock });

    const { outcome, evidence } = await gateway.perform(callOf('complete'));

    assert.deepEqual(outcome, { kind: 'unknown', reason: 'ENOSPC' });
    assert.equal(evidence.kind, 'no-reply');
  });

  it('gives up on an order that is changed again and again', async () => {
    const orders: OrderStore = {
      ...(await storeWith(held())),
      write: () => Promise.resolve(failed({ kind: 'conflict' })),
    };
    const gateway = createShopOrdersGateway({ orders, clock });

    assert.equal((await gateway.perform(callOf('complete'))).outcome.kind, 'unknown');
  });
});
