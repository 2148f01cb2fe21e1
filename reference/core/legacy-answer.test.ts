import assert from 'node:assert/strict';
import { approved, called, created, effectOf } from './attempt-at.js';
import type { Effect, LegacyCall } from './call.js';
import { classifyLegacy, classifyOrder, legacyRefusals } from './legacy-answer.js';

const order = {
  orderId: 'R-1001',
  orderName: 'Coat, new lining',
  state: 'in-progress',
  amount: 33_000,
  version: 4,
  attemptId: 'at_one',
};

/** The order as it comes with an acceptance of each call. */
const shown = {
  claim: order,
  complete: { ...order, state: 'complete' },
  fence: { ...order, state: 'cancelling' },
  release: { ...order, state: 'payable', attemptId: null },
} as const;

const kinds = ['claim', 'complete', 'fence', 'release'] as const;

function callOf(kind: LegacyCall['kind']): LegacyCall {
  const call: Effect = effectOf(kind === 'claim' ? called(created(), 'claim') : approved(), kind);
  assert.ok(call.kind !== 'confirm' && call.kind !== 'cancel' && call.kind !== 'post');
  return call;
}

function classify(kind: LegacyCall['kind'], status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return classifyLegacy({ status, body: text }, callOf(kind));
}

describe('the legacy system’s answer', () => {
  for (const kind of kinds) {
    describe(`to ${kind}`, () => {
      it('is accepted when the order shows it', () => {
        const answer = classify(kind, 200, { result: 'OK', order: shown[kind] });
        assert.deepEqual(answer, { kind: 'accepted' });
      });

      for (const code of legacyRefusals[kind]) {
        it(`is rejected by ${code}`, () => {
          const status = code === 'ORDER_UNKNOWN' ? 404 : 409;
          const answer = classify(kind, status, { result: 'REJECTED', code, order: null });
          assert.deepEqual(answer, { kind: 'rejected', code });
        });
      }

      const technical: readonly [string, number, unknown][] = [
        ['a code that nobody listed', 409, { result: 'REJECTED', code: 'SOMETHING_NEW', order }],
        ['a refusal with the status of success', 200, { result: 'REJECTED', code: 'NOT_YOURS' }],
        ['"FAIL" with the status of success', 200, { result: 'FAIL' }],
        ['a refusal with a server error', 500, { result: 'REJECTED', code: 'NOT_YOURS' }],
        ['a refusal without its envelope', 409, { code: 'NOT_YOURS' }],
        ['a refusal without a code', 409, { result: 'REJECTED' }],
        ['a malformed request', 400, { result: 'REJECTED', code: 'MALFORMED' }],
        ['a maintenance page', 200, '<html>'],
        ['word that it is busy', 503, { result: 'ERROR', code: 'BUSY', order: null }],
        [
          'word of too many requests',
          429,
          { result: 'ERROR', code: 'TOO_MANY_REQUESTS', order: null },
        ],
        ['an empty body', 200, ''],
        ['half a body', 200, '{"result":"OK","order":{"orderId"'],
        ['success without an order', 200, { result: 'OK' }],
        ['another order', 200, { result: 'OK', order: { ...shown[kind], orderId: 'R-2' } }],
        [
          'an order that does not show it',
          200,
          { result: 'OK', order: { ...order, state: 'unpayable' } },
        ],
        ['success under another status', 202, { result: 'OK', order: shown[kind] }],
      ];
      for (const [what, status, body] of technical) {
        it(`is unknown after ${what}`, () => {
          assert.equal(classify(kind, status, body).kind, 'unknown');
        });
      }
    });
  }

  it('is accepted when the order is complete by this very attempt already', () => {
    const body = { result: 'REJECTED', code: 'ALREADY_COMPLETE', order: shown.complete };
    assert.deepEqual(classify('complete', 409, body), { kind: 'accepted' });
  });

  it('is no acceptance of a completion with another amount', () => {
    const complete = { ...shown.complete, amount: 1 };
    assert.equal(classify('complete', 200, { result: 'OK', order: complete }).kind, 'unknown');
  });

  it('is no refusal of a release when the order is complete', () => {
    const body = { result: 'REJECTED', code: 'ALREADY_COMPLETE', order: shown.complete };
    assert.equal(classify('release', 409, body).kind, 'unknown');
  });
});

describe('a reading of the order', () => {
  const read = (status: number, body: unknown) =>
    classifyOrder({ status, body: JSON.stringify(body) }, 'R-1001');

  it('shows the order', () => {
    const sighting = read(200, { order });
    assert.ok(sighting.kind === 'seen');
    assert.equal(sighting.order.amountKrw, 33_000);
    assert.equal(sighting.order.attemptId, 'at_one');
  });

  for (const amount of [0, -1, 0.5, 2 ** 60]) {
    it(`shows no amount to pay in ${amount}`, () => {
      const sighting = read(200, { order: { ...order, amount } });
      assert.ok(sighting.kind === 'seen');
      assert.equal(sighting.order.amountKrw, null);
    });
  }

  it('is absent only in the legacy system’s own words', () => {
    assert.equal(read(404, { result: 'REJECTED', code: 'ORDER_UNKNOWN' }).kind, 'absent');
    assert.equal(read(404, {}).kind, 'unreachable');
    assert.equal(read(409, { code: 'ORDER_UNKNOWN' }).kind, 'unreachable');
  });

  const unreadable: readonly [string, unknown][] = [
    ['another order', { order: { ...order, orderId: 'R-2' } }],
    ['an order without an id', { order: { ...order, orderId: 7 } }],
    ['an order whose id is none', { order: { ...order, orderId: 'R 1' } }],
    ['an amount as text', { order: { ...order, amount: '33000' } }],
    ['a state that nobody listed', { order: { ...order, state: 'sleeping' } }],
    ['a version as text', { order: { ...order, version: '4' } }],
    ['no name', { order: { ...order, orderName: undefined } }],
    ['an attempt that is no text', { order: { ...order, attemptId: 7 } }],
    ['no order', {}],
    ['a list', { order: [order] }],
  ];
  for (const [what, body] of unreadable) {
    it(`tells nothing with ${what}`, () => {
      assert.equal(read(200, body).kind, 'unreachable');
    });
  }

  it('tells nothing under another status', () => {
    assert.equal(read(500, { order }).kind, 'unreachable');
  });
});
