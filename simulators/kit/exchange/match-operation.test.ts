import assert from 'node:assert/strict';
import { matchOperation } from './match-operation.js';
import type { Operation } from './simulator.js';

const operation = (method: Operation['method'], path: string): Operation => ({
  name: `party.${path}`,
  method,
  path,
  orderOf: () => null,
  execute: () => ({ status: 200, headers: {}, body: '', code: null }),
});
const operations = [
  operation('POST', '/payments/{paymentKey}'),
  operation('POST', '/payments/confirm'),
  operation('GET', '/payments/orders/{orderId}'),
];

describe('matching an operation', () => {
  it('prefers a literal segment to a parameter', () => {
    const match = matchOperation(operations, { method: 'POST', path: '/payments/confirm' });

    assert.equal(match?.operation.path, '/payments/confirm');
  });

  it('hands over decoded parameters', () => {
    const match = matchOperation(operations, { method: 'GET', path: '/payments/orders/a%20b' });

    assert.deepEqual(match?.params, { orderId: 'a b' });
  });

  for (const [method, path] of [
    ['GET', '/payments/confirm'],
    ['POST', '/payments'],
    ['POST', '/payments/'],
    ['POST', '/payments/a/b'],
    ['POST', '/payments/%zz/cancel'],
  ] as const) {
    it(`has none for ${method} ${path}`, () => {
      assert.equal(matchOperation(operations, { method, path }), undefined);
    });
  }
});
