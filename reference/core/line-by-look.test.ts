import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  acceptedAsIs,
  after,
  approved,
  closed,
  contextAt,
  endedAttempts,
  held,
  otherKey,
  payable,
  payment,
  startMs,
} from './attempt-at.js';
import { lineByLook } from './line-by-look.js';
import type { Krw } from './money.js';
import { isFinding, type LineKind } from './reconciliation.js';
import type { OrderSighting, PaymentSeen } from './sighting.js';
import type { ManualCause } from './step.js';

const laterMs = startMs + 24 * 60 * 60_000;

const { completed, cancelled, declined, released } = endedAttempts();

const complete = held({ state: 'complete' });
/** A clerk has given it another price. */
const completeAt = (priceKrw: number) => held({ state: 'complete', amountKrw: priceKrw as Krw });

describe('a line by a look', () => {
  function look(attempt: Attempt, order: OrderSighting, ...payments: readonly PaymentSeen[]) {
    const observation = { pg: { kind: 'seen', payments }, order } as const;
    return lineByLook(attempt, { listed: [], observation }, contextAt(laterMs));
  }

  const money = payment('DONE');
  const refund = payment('CANCELED');
  const part = payment('PARTIAL_CANCELED', { balanceKrw: 3_000 });
  const cases: readonly [
    string,
    Attempt,
    OrderSighting,
    readonly PaymentSeen[],
    LineKind,
    ManualCause | null,
    number,
  ][] = [
    ['completed and so', completed, complete, [money], 'matched', null, 0],
    ['cancelled and so', cancelled, payable(), [refund], 'matched', null, 0],
    ['released and never tried', released, payable(), [], 'matched', null, 0],
    ['declined and dead', declined, payable(), [payment('ABORTED')], 'matched', null, 0],
    [
      'completed, and rolled back by the order system',
      completed,
      payable(),
      [money],
      'money-without-order',
      'EVIDENCE_CONFLICT',
      33_000,
    ],
    [
      'completed, and refunded in the back office',
      completed,
      complete,
      [refund],
      'refunded-but-complete',
      'REFUNDED_BUT_COMPLETE',
      33_000,
    ],
    [
      'completed, and a part refunded',
      completed,
      complete,
      [part],
      'partly-refunded',
      'OPERATOR_TOUCHED',
      30_000,
    ],
    [
      'completed, and given a higher price by a clerk',
      completed,
      completeAt(44_000),
      [money],
      'price-differs',
      'PRICE_CHANGED',
      11_000,
    ],
    [
      'completed, and given a lower price by a clerk',
      completed,
      completeAt(30_000),
      [money],
      'price-differs',
      'PRICE_CHANGED',
      3_000,
    ],
    [
      'completed, given a lower price, and refunded down to it',
      completed,
      completeAt(3_000),
      [part],
      'settled-elsewhere',
      null,
      0,
    ],
    [
      'completed, and completed once more in nobody’s name',
      completed,
      held({ state: 'complete', attemptId: null }),
      [money],
      'matched',
      null,
      0,
    ],
    [
      'completed, and unknown to the PG',
      completed,
      complete,
      [],
      'order-without-money',
      'EVIDENCE_CONFLICT',
      33_000,
    ],
    [
      'completed, and its deposit was reversed',
      completed,
      complete,
      [payment('WAITING_FOR_DEPOSIT')],
      'order-without-money',
      'DEPOSIT_REVERSED',
      33_000,
    ],
    [
      'completed, and taken twice',
      completed,
      complete,
      [money, payment('DONE', { paymentKey: otherKey })],
      'several-captures',
      'DUPLICATE',
      33_000,
    ],
    [
      'completed with another amount',
      completed,
      complete,
      [payment('DONE', { amountKrw: 1_000, balanceKrw: 1_000 })],
      'amount-differs',
      'AMOUNT',
      32_000,
    ],
    [
      'cancelled, and the money is there',
      cancelled,
      payable(),
      [money],
      'money-without-order',
      'EVIDENCE_CONFLICT',
      33_000,
    ],
    [
      'declined, and the money was taken',
      declined,
      payable(),
      [money],
      'money-without-order',
      'EVIDENCE_CONFLICT',
      33_000,
    ],
    [
      'released, and complete',
      released,
      complete,
      [],
      'order-without-money',
      'COMPLETE_WITHOUT_MONEY',
      33_000,
    ],
    ['released, and still held', released, held(), [], 'order-held', 'EVIDENCE_CONFLICT', 0],
    [
      'completed, and both were undone by people',
      completed,
      payable(),
      [refund],
      'settled-elsewhere',
      null,
      0,
    ],
    [
      'cancelled, and the order is gone',
      cancelled,
      { kind: 'absent' },
      [refund],
      'matched',
      null,
      0,
    ],
    [
      'completed, and the order is gone',
      completed,
      { kind: 'absent' },
      [money],
      'state-unknown',
      'UNKNOWN_STATE',
      33_000,
    ],
  ];
  for (const [what, attempt, order, payments, kind, cause, exposureKrw] of cases) {
    it(`of what was ${what}, says ${kind}`, () => {
      const line = look(attempt, order, ...payments);
      assert.deepEqual([line.kind, line.cause, line.exposureKrw], [kind, cause, exposureKrw]);
      assert.equal(isFinding(line), cause !== null);
    });
  }

  it('claims nothing when a partner does not answer', () => {
    const away = { kind: 'unreachable', error: 'timeout' } as const;
    for (const observation of [
      { pg: away, order: complete },
      { pg: { kind: 'seen', payments: [money] }, order: away },
    ] as const) {
      const line = lineByLook(completed, { listed: [], observation }, contextAt(laterMs));
      assert.equal(line.kind, 'not-checked');
      assert.ok(!isFinding(line));
    }
  });

  describe('of what an operator has accepted as it is', () => {
    const accepted = acceptedAsIs(completed, { payments: [part], order: complete });

    it('is accepted as long as it stays so', () => {
      assert.equal(look(accepted, complete, part).kind, 'accepted');
      const renamed = held({ state: 'complete', orderName: 'Coat', version: 9 });
      assert.equal(look(accepted, renamed, part).kind, 'accepted');
    });

    it('is open again when the money or the price is another, whatever was looked at in between', () => {
      const less = { ...part, balanceKrw: 1 };
      assert.equal(look(accepted, complete, less).kind, 'partly-refunded');
      assert.equal(look(accepted, completeAt(44_000), part).kind, 'partly-refunded');
      const away = { kind: 'unreachable', error: 'timeout' } as const;
      const pg = { kind: 'seen', payments: [less] } as const;
      const lookedAt = after(accepted, [{ kind: 'observed', pg, order: away, row: 2 }]);
      assert.equal(look(lookedAt, complete, less).kind, 'partly-refunded');
      assert.equal(look(lookedAt, complete, part).kind, 'accepted');
    });

    it('needs nobody when money and order fit each other by then', () => {
      assert.equal(look(accepted, completeAt(3_000), part).kind, 'settled-elsewhere');
    });
  });

  it('finds no difference in what accounting lacks', () => {
    const observation = { pg: { kind: 'seen', payments: [money] }, order: complete } as const;
    const context = contextAt(laterMs, { isAccountingOurs: true });
    const line = lineByLook(closed(approved(), 'completed'), { listed: [], observation }, context);
    assert.equal(line.kind, 'matched');
  });
});
