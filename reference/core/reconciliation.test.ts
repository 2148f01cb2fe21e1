import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  amountKrw,
  approved,
  authenticated,
  closed,
  created,
  endedAttempts,
  held,
  otherKey,
  payable,
  paymentKey,
  pgOrderId,
  startMs,
} from './attempt-at.js';
import type { Krw } from './money.js';
import { isFinding, lineByList, lineOfOpen, linesOfUnknown } from './reconciliation.js';
import type { OrderSighting } from './sighting.js';
import type { TransactionSeen } from './transaction.js';

const { completed, cancelled, declined, released } = endedAttempts();

const complete = held({ state: 'complete' });
const dearer = held({ state: 'complete', amountKrw: 44_000 as Krw }); // A test's own price.

function moved(status: string, overrides: Partial<TransactionSeen> = {}): TransactionSeen {
  const transactionKey = `tx-${status}`;
  return { transactionKey, paymentKey, pgOrderId, status, amountKrw, atMs: startMs, ...overrides };
}

describe('a line by the list', () => {
  const took = moved('DONE');
  const gaveBack = moved('CANCELED');

  for (const [what, attempt, listed, order, heldKrw] of [
    ['completed', completed, [took], complete, amountKrw],
    ['cancelled', cancelled, [took, gaveBack], payable(), 0],
    ['cancelled', cancelled, [took, gaveBack], held({ attemptId: 'at_other' }), 0],
    ['declined', declined, [], payable(), 0],
    ['released', released, [], { kind: 'absent' }, 0],
  ] as const satisfies readonly (readonly [
    string,
    Attempt,
    readonly TransactionSeen[],
    OrderSighting,
    number,
  ])[]) {
    it(`matches what was ${what} when list and order say so`, () => {
      const line = lineByList(attempt, listed, order);
      assert.equal(line?.kind, 'matched');
      assert.deepEqual([line.pgKrw, line.orderKrw, line.exposureKrw], [heldKrw, heldKrw, 0]);
    });
  }

  for (const [what, attempt, listed, order] of [
    ['its amount is another', completed, [moved('DONE', { amountKrw: 1 })], complete],
    ['its currency is another', completed, [moved('DONE', { amountKrw: null })], complete],
    ['its key is another', completed, [moved('DONE', { paymentKey: otherKey })], complete],
    ['two were taken', completed, [took, moved('DONE', { paymentKey: otherKey })], complete],
    ['a part went back', completed, [took, moved('PARTIAL_CANCELED', { amountKrw: 1 })], complete],
    ['nothing is listed', completed, [], complete],
    ['the order is not complete', completed, [took], payable()],
    ['the order costs something else', completed, [took], dearer],
    ['the order is another one’s', completed, [took], held({ state: 'complete', attemptId: 'b' })],
    ['the order was not read', completed, [took], { kind: 'unreachable', error: 'timeout' }],
    ['it went back on another day', cancelled, [gaveBack], payable()],
    ['the order is still held', cancelled, [took, gaveBack], held({ state: 'cancelling' })],
    ['something was taken', released, [took], payable()],
    ['the order is complete', released, [], complete],
    ['people accepted it', closed(approved(), 'accepted-as-is'), [took], payable()],
  ] as const satisfies readonly (readonly [
    string,
    Attempt,
    readonly TransactionSeen[],
    OrderSighting,
  ])[]) {
    it(`is none when ${what}: a look must tell`, () => {
      assert.equal(lineByList(attempt, listed, order), undefined);
    });
  }
});

describe('a line of an open attempt', () => {
  it('leaves the service at its work', () => {
    assert.equal(lineOfOpen(authenticated(), []).kind, 'under-way');
  });

  it('names what people have been called for', () => {
    const flagged = after(approved(), [{ kind: 'flagged', cause: 'CANCEL_REFUSED' }]);
    const { kind, exposureKrw, logged, cause } = lineOfOpen(flagged, []);
    assert.deepEqual([kind, exposureKrw, logged, cause], ['manual', 33_000, 'manual', null]);
  });
});

describe('payments that the log does not know', () => {
  it('stand in a line each, with what the PG holds of them', () => {
    const lines = linesOfUnknown([
      moved('DONE', { paymentKey: 'a' }),
      moved('DONE', { paymentKey: 'b' }),
      moved('CANCELED', { paymentKey: 'b' }),
    ]);
    assert.deepEqual(
      lines.map(({ paymentKeys, exposureKrw, kind }) => [...paymentKeys, exposureKrw, kind]),
      [
        ['a', 33_000, 'unknown-to-the-log'],
        ['b', 0, 'unknown-to-the-log'],
      ],
    );
    assert.ok(lines.every(isFinding));
  });
});

describe('an attempt that has just begun', () => {
  it('is open', () => {
    assert.equal(lineOfOpen(created(), []).logged, 'created');
  });
});
