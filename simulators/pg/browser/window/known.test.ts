import assert from 'node:assert/strict';
import type { WindowRequest } from '../protocol/window-request.js';
import { knownOf } from './known.js';

const request: WindowRequest = {
  flow: 'payment',
  clientKey: 'test_ck_shop',
  customerKey: null,
  method: 'CARD',
  payment: null,
  back: null,
  framedBy: 'https://shop.test',
  language: 'ko',
  session: null,
  outcome: null,
};

const order = { orderId: 'order-1', orderName: '생수', amount: 1_000, currency: 'KRW' };

describe('pg: browser, what a shop said of a payment', () => {
  it('is the same in both editions of the SDK', () => {
    const v1 = { customerName: '김토스', validHours: 24 };
    const v2 = { customerName: '김토스', virtualAccount: { validHours: 24 } };

    assert.deepEqual(knownOf({ ...request, payment: { ...order, more: v1 } }), v1);
    assert.deepEqual(knownOf({ ...request, payment: { ...order, more: v2 } }), v1);
  });

  it('leaves out nulls', () => {
    const more = { metadata: null, card: null, transfer: { useEscrow: null } };

    assert.deepEqual(knownOf({ ...request, payment: { ...order, more } }), {});
  });

  it('is nothing for a billing key', () => {
    assert.deepEqual(knownOf(request), {});
  });
});
