import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  amountKrw,
  approved,
  attemptId,
  authenticated,
  called,
  created,
  held,
  otherKey,
  payment,
  presented,
  startMs,
} from './attempt-at.js';
import { type ManualItem, toManualItem } from './manual-item.js';
import type { Krw } from './money.js';
import type { OrderSighting, PaymentSeen } from './sighting.js';
import type { ManualCause } from './step.js';

function itemOf(attempt: Attempt, cause: ManualCause = 'UNRESOLVED'): ManualItem {
  const item = toManualItem(after(attempt, [{ kind: 'flagged', cause }]));
  assert.ok(item !== undefined);
  return item;
}

function observed(
  attempt: Attempt,
  payments: readonly PaymentSeen[],
  order: OrderSighting = held(),
): Attempt {
  const pg = { kind: 'seen', payments } as const;
  return after(attempt, [{ kind: 'observed', pg, order, row: 23 }], startMs + 5);
}

function completeAt(priceKrw: number, by: string | null = attemptId): OrderSighting {
  return held({ state: 'complete', amountKrw: priceKrw as Krw, attemptId: by }); // A test's own price.
}

describe('toManualItem', () => {
  it('is none for an attempt that needs nobody', () => {
    assert.equal(toManualItem(approved()), undefined);
  });

  it('shows what was last seen, and when', () => {
    const item = itemOf(observed(approved(), [payment('DONE')]), 'CANCEL_REFUSED');

    assert.equal(item.orderId, 'R-1001');
    assert.equal(item.attemptId, 'at_one');
    assert.equal(item.cause, 'CANCEL_REFUSED');
    assert.equal(item.pgOrderId, 'po_one');
    assert.deepEqual(item.paymentKeys, [
      { paymentKey: 'key-1', status: 'DONE', amountKrw, heldKrw: amountKrw, seenAtMs: startMs + 5 },
    ]);
    assert.deepEqual(item.legacy, {
      state: 'in-progress',
      amountKrw,
      version: 4,
      attempt: 'at_one',
      seenAtMs: startMs + 5,
    });
    assert.equal(item.told, 'ready');
    assert.match(item.proposedAction, /Refund/);
    assert.equal(item.count, 1);
    assert.equal(item.firstSeenAtMs, startMs);
  });

  it('shows what of a payment is still held', () => {
    const part = payment('PARTIAL_CANCELED', { balanceKrw: 10_000 });

    const heldKrw = (seen: PaymentSeen) =>
      itemOf(observed(approved(), [seen])).paymentKeys.map((one) => one.heldKrw);

    assert.deepEqual(heldKrw(part), [10_000]);
    assert.deepEqual(heldKrw(payment('CANCELED')), [0]);
  });

  it('shows a key that nobody has seen yet, and no order that nobody has read', () => {
    const item = itemOf(approved());

    assert.deepEqual(item.paymentKeys, [
      { paymentKey: 'key-1', status: 'NOT_SEEN', amountKrw, heldKrw: 0, seenAtMs: startMs },
    ]);
    assert.equal(item.legacy, null);
  });

  it('shows what would be said when nothing was said yet', () => {
    assert.equal(itemOf(created()).told, 'manual');
  });

  const twice = [payment('DONE'), payment('DONE', { paymentKey: otherKey })];
  const exposures: readonly [string, Attempt, number][] = [
    ['the captured amount', observed(approved(), [payment('DONE')]), 33_000],
    ['both captures', observed(approved(), twice), 66_000],
    [
      'what a partial refund left',
      observed(approved(), [payment('PARTIAL_CANCELED', { balanceKrw: 10_000 })]),
      10_000,
    ],
    [
      'one capture of two when the order is complete',
      observed(approved(), twice, held({ state: 'complete' })),
      33_000,
    ],
    [
      'the amount that a complete order lacks',
      observed(approved(), [payment('CANCELED')], held({ state: 'complete' })),
      33_000,
    ],
    [
      'what a complete order costs more than was paid',
      observed(approved(), [payment('DONE')], completeAt(44_000)),
      11_000,
    ],
    [
      'what a complete order costs less than is held',
      observed(
        approved(),
        [payment('PARTIAL_CANCELED', { balanceKrw: 30_000 })],
        completeAt(22_000),
      ),
      8_000,
    ],
    [
      'what an order that was completed in nobody’s name costs more, once the attempt has ended',
      observed(
        after(approved(), [{ kind: 'closed', end: 'completed', why: 'TEST' }]),
        [payment('DONE')],
        completeAt(44_000, null),
      ),
      11_000,
    ],
    [
      'nothing that belongs to another',
      observed(approved(), [payment('DONE', { pgOrderId: 'po_x' })]),
      0,
    ],
    ['nothing after an expiry', observed(approved(), [payment('EXPIRED')]), 0],
    [
      'the whole amount while it may have been taken',
      called(authenticated(), 'confirm', 'unknown'),
      33_000,
    ],
    [
      'the whole amount while it may still be taken',
      observed(called(authenticated(), 'confirm', 'unknown'), [payment('IN_PROGRESS')]),
      33_000,
    ],
    ['nothing before a confirm', presented(), 0],
    ['nothing after a full refund', called(approved(), 'cancel', 'accepted'), 0],
    ['nothing of an order that was never claimed', created(), 0],
  ];
  for (const [what, attempt, exposureKrw] of exposures) {
    it(`exposes ${what}`, () => {
      assert.equal(itemOf(attempt).exposureKrw, exposureKrw);
    });
  }
});
