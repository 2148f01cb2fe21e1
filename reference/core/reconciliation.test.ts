import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  amountKrw,
  approved,
  authenticated,
  called,
  contextAt,
  created,
  held,
  otherKey,
  payable,
  payment,
  paymentKey,
  pgOrderId,
  presented,
  startMs,
} from './attempt-at.js';
import {
  isFinding,
  type LineKind,
  lineByList,
  lineByLook,
  lineOfOpen,
  linesOfUnknown,
} from './reconciliation.js';
import type { OrderSighting, PaymentSeen } from './sighting.js';
import type { End, ManualCause } from './step.js';
import type { TransactionSeen } from './transaction.js';

const laterMs = startMs + 24 * 60 * 60_000;

const completed = called(approved(), 'complete', 'accepted');
const close = (attempt: Attempt, end: End) =>
  after(attempt, [{ kind: 'closed', end, why: 'test' }]);
const cancelled = close(after(approved(), [{ kind: 'refund-found' }]), 'cancelled');
const declined = close(called(authenticated(), 'confirm', 'rejected'), 'released');
const released = close(presented(), 'released');

const complete = held({ state: 'complete' });

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
    ['the order is another one’s', completed, [took], held({ state: 'complete', attemptId: 'b' })],
    ['the order was not read', completed, [took], { kind: 'unreachable', error: 'timeout' }],
    ['it went back on another day', cancelled, [gaveBack], payable()],
    ['the order is still held', cancelled, [took, gaveBack], held({ state: 'cancelling' })],
    ['something was taken', released, [took], payable()],
    ['the order is complete', released, [], complete],
    ['people accepted it', close(approved(), 'accepted-as-is'), [took], payable()],
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

  it('accepts what an operator has settled, as long as it stays so', () => {
    const act = { kind: 'accepted-as-is', operator: 'kim', note: 'n' } as const;
    const pg = { kind: 'seen', payments: [part] } as const;
    const settled = after(approved(), [
      { kind: 'acted', act },
      { kind: 'act-judged', act: act.kind, refusal: null },
      { kind: 'observed', pg, order: complete, row: 5 },
      { kind: 'closed', end: 'accepted-as-is', why: 'test' },
    ]);
    assert.equal(look(settled, complete, part).kind, 'accepted');
    assert.equal(look(settled, complete, { ...part, balanceKrw: 1 }).kind, 'partly-refunded');
  });
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
