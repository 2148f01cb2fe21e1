import assert from 'node:assert/strict';
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import {
  believed,
  breachesOf,
  changed,
  charged,
  claimed,
  completed,
  flagged,
  type Happening,
  historyOf,
  logged,
  opened,
  orderRead,
  paid,
  paidOwn,
  refunded,
  reopened,
  replied,
  returned,
  sent,
  struck,
  withdrawn,
} from './history-of.js';
import { reconciliationIsTrue } from './reconciliation-is-true.js';
import { line, says } from './reconciliation-of.js';

const asked: HistoryEvent = { kind: 'reconciliation-asked', date: '2026-01-05' };

const list = 'pg.list-transactions';
const listed: readonly HistoryEvent[] = [
  sent(list, 90, { order: null }),
  replied(90, { operation: list, order: null }),
];
/** The service is asked, and asks both. */
const looked: readonly HistoryEvent[] = [asked, ...listed, ...orderRead(91)];

const rolledBack = changed('complete', 'unpayable', { by: 'batch', attempt: null });

/** A clerk gives the complete order another price. */
const priced = (amountKrw: number) => changed('complete', 'complete', { by: 'clerk', amountKrw });

function breachesIn(...happenings: readonly Happening[]): string[] {
  return breachesOf(reconciliationIsTrue, historyOf(...happenings));
}

const returnedLine = line({ heldKrw: 0, paidKrw: 0 });
const differing = line({ says: 'differs', paidKrw: 0, exposureKrw: 30_000 });

describe('reconciliationIsTrue', () => {
  it('leaves what moved money on a later day to the reconciliation of that day', () => {
    const gone = [...paid, refunded({ by: 'operator' })];
    const endsBefore = historyOf(...gone).at(-1)?.atMs ?? 0;
    const totals = { takenKrw: 30_000, returnedKrw: 0 };
    const dayOf = (untilMs: number) =>
      breachesIn(gone, looked, says([line()], { untilMs, totals }));

    assert.deepEqual(dayOf(endsBefore), []);
    assert.equal(dayOf(endsBefore + 1).length, 1);
  });

  it('accepts a day on which money, order and log agree', () => {
    assert.deepEqual(breachesIn(paid, looked, says([line()])), []);
    assert.deepEqual(
      breachesIn(returned, looked, says([returnedLine], { totals: { returnedKrw: 30_000 } })),
      [],
    );
    // The order is the shop's own: nobody needs to be asked for it.
    assert.deepEqual(breachesIn(paidOwn, asked, listed, says([line()])), []);
  });

  it('finds a completion that was taken back and is called equal', () => {
    const history = [paid, rolledBack, looked] as const;

    assert.deepEqual(breachesIn(...history, says([line({ paidKrw: 0 })])), [
      'The reconciliation of 2026-01-05 calls a1 "own word", but 30,000 won are held and 0 won count as paid.',
    ]);
    assert.equal(breachesIn(...history, says([line()])).length, 1);
    assert.deepEqual(breachesIn(...history, says([differing])), []);
  });

  it('finds one that is said to be under way though the log has it as ended', () => {
    const ended = [paid, logged([], { state: 'completed' }), rolledBack, looked] as const;
    const underWay = line({ says: 'under-way', heldKrw: null, paidKrw: null });

    assert.equal(breachesIn(...ended, says([underWay])).length, 1);
    const completing = [paid, logged([]), rolledBack, looked] as const;
    assert.deepEqual(breachesIn(...completing, says([underWay])), []);
  });

  it('finds money on an order that a clerk opened again, and an order that is still held', () => {
    assert.equal(
      breachesIn(paid, reopened('complete'), looked, says([line({ paidKrw: 0 })])).length,
      1,
    );
    assert.equal(
      breachesIn(
        opened(),
        claimed(),
        looked,
        says([line({ paymentKeys: [], heldKrw: 0, paidKrw: 0 })], { totals: { takenKrw: 0 } }),
      ).length,
      1,
    );
  });

  it('finds a false alarm, but none where the log alone differs', () => {
    const alarm = line({ says: 'differs' });

    assert.deepEqual(breachesIn(paid, looked, says([alarm])), [
      'The reconciliation of 2026-01-05 calls a1 "own word", but all agree: 30,000 won are held and 30,000 won count as paid.',
    ]);
    const log = logged([], { state: 'released' });
    assert.deepEqual(breachesIn(paid, log, looked, says([alarm])), []);
  });

  it('accepts any name for a payment that was taken twice, half or by another amount', () => {
    const half = refunded({ amountKrw: 10_000, by: 'operator' });
    const short = line({ says: 'differs', heldKrw: 20_000, exposureKrw: 10_000 });

    const sums = { totals: { returnedKrw: 10_000 } };
    assert.deepEqual(breachesIn(paid, half, looked, says([short], sums)), []);
  });

  it('finds a complete order that costs something else than was paid and is called equal', () => {
    const history = [paid, priced(44_000), looked] as const;
    const dearer = line({ says: 'differs', paidKrw: 44_000, exposureKrw: 14_000 });

    assert.deepEqual(breachesIn(...history, says([line({ paidKrw: 44_000 })])), [
      'The reconciliation of 2026-01-05 calls a1 "own word", but 30,000 won are held and 44,000 won count as paid.',
    ]);
    assert.equal(breachesIn(...history, says([line()])).length, 1);
    assert.deepEqual(breachesIn(...history, says([dearer])), []);
  });

  it('accepts one whose price was corrected, or whose difference was returned', () => {
    const corrected = [paid, priced(44_000), priced(30_000), looked] as const;
    const returnedPart = [paid, priced(22_000), refunded({ amountKrw: 8_000, by: 'operator' })];
    const cheaper = line({ heldKrw: 22_000, paidKrw: 22_000 });

    assert.deepEqual(breachesIn(...corrected, says([line()])), []);
    const sums = { totals: { returnedKrw: 8_000 } };
    assert.deepEqual(breachesIn(returnedPart.flat(), looked, says([cheaper], sums)), []);
  });

  it('accepts what was and what is of an order that moves while it is being asked', () => {
    const history = [paid, looked, priced(44_000)] as const;
    const dearer = line({ says: 'differs', paidKrw: 44_000, exposureKrw: 14_000 });

    assert.deepEqual(breachesIn(...history, says([line()])), []);
    assert.deepEqual(breachesIn(...history, says([dearer])), []);
    assert.equal(breachesIn(...history, says([])).length, 1);
    assert.equal(breachesIn(...history, looked, says([line()])).length, 1);
  });

  it('finds a payment or an attempt that is in no line, or in two', () => {
    assert.deepEqual(breachesIn(paid, looked, says([])), [
      'The reconciliation of 2026-01-05 should have payment k1 in one line, but has it in 0.',
    ]);
    assert.equal(breachesIn(paid, looked, says([line(), line()])).length, 1);
    const unnamed = says([line({ paymentKeys: [] })]);
    assert.equal(breachesIn(paid, looked, unnamed).length, 1);
    const begun = [opened(), claimed()] as const;
    assert.equal(breachesIn(begun, looked, says([], { totals: { takenKrw: 0 } })).length, 1);
  });

  it('accepts that another attempt was handed the key, and that it is another day', () => {
    const other = line({ attempt: 'a2', heldKrw: 0, paidKrw: 0 });

    assert.deepEqual(breachesIn(paid, looked, says([line(), other])), []);
    const before = { fromMs: -9, untilMs: 0, totals: { takenKrw: 0 } };
    assert.deepEqual(breachesIn(paid, looked, says([], before)), []);
  });

  it('finds what is called equal and was not asked for', () => {
    assert.equal(breachesIn(paid, asked, orderRead(91), says([line()])).length, 1);
    assert.equal(breachesIn(paid, asked, listed, says([line()])).length, 1);
    assert.equal(breachesIn(paid, looked, asked, says([line()])).length, 1);
  });

  it('accepts what could not be checked because a call failed, and only then', () => {
    const unchecked = line({ says: 'unchecked', heldKrw: null, paidKrw: null });
    const open = { verdict: 'incomplete', gaps: ['no answer'] } as const;

    assert.deepEqual(
      breachesIn(paid, asked, struck(null, 'refuse-connection'), says([unchecked], open)),
      [],
    );
    assert.deepEqual(
      breachesIn(paid, asked, struck(null, 'refuse-connection'), says([], open)),
      [],
    );
    assert.equal(breachesIn(paid, looked, says([unchecked], open)).length, 1);
    assert.equal(
      breachesIn(paid, asked, struck(null, 'refuse-connection'), says([unchecked])).length,
      1,
    );
  });

  it('accepts what an operator has settled, and finds it where nobody has or where it is not so any more', () => {
    const history = [paid, rolledBack, flagged()] as const;
    const accepted = line({ says: 'accepted', paidKrw: 0 });

    assert.deepEqual(
      breachesIn(...history, believed('accepted-as-is'), looked, says([accepted])),
      [],
    );
    assert.equal(breachesIn(...history, looked, says([accepted])).length, 1);
    assert.equal(
      breachesIn(...history, believed('completed-by-hand'), looked, says([accepted])).length,
      1,
    );
  });

  it('finds what is called accepted and is something else by now, and accepts what is so again', () => {
    const accepted = [paid, priced(44_000), flagged(), believed('accepted-as-is')] as const;
    const line44 = line({ says: 'accepted', paidKrw: 44_000 });
    const line50 = line({ says: 'accepted', paidKrw: 50_000 });
    const less = refunded({ amountKrw: 10_000, by: 'operator' });

    assert.deepEqual(breachesIn(...accepted, looked, says([line44])), []);
    assert.deepEqual(breachesIn(...accepted, priced(50_000), looked, says([line50])), [
      'The reconciliation of 2026-01-05 calls a1 "own word", but 30,000 won are held and 50,000 won count as paid, and nobody has accepted that.',
    ]);
    const sums = { totals: { returnedKrw: 10_000 } };
    const short = says([{ ...line44, heldKrw: 20_000 }], sums);
    assert.equal(breachesIn(...accepted, less, looked, short).length, 1);
    const corrected = [...accepted, priced(30_000), looked] as const;
    assert.deepEqual(breachesIn(...corrected, says([{ ...line44, paidKrw: 30_000 }])), []);
    const backAgain = [...accepted, priced(50_000), priced(44_000), looked] as const;
    assert.deepEqual(breachesIn(...backAgain, says([line44])), []);
  });

  it('finds people who are said to have been called, and were not', () => {
    const people = line({ says: 'people', heldKrw: null, paidKrw: null, exposureKrw: 30_000 });

    assert.deepEqual(breachesIn(charged, flagged(), looked, says([people])), []);
    assert.equal(breachesIn(charged, looked, says([people])).length, 1);
    assert.equal(breachesIn(charged, flagged(), withdrawn, looked, says([people])).length, 1);
    const less = { ...people, exposureKrw: 1 };
    assert.equal(breachesIn(charged, flagged(), looked, says([less])).length, 1);
  });

  it('finds sums that are not right to the won', () => {
    assert.deepEqual(breachesIn(paid, looked, says([line()], { totals: { takenKrw: 29_999 } })), [
      'The reconciliation of 2026-01-05 should add up to 30,000 won (takenKrw), but says 29,999 won.',
    ]);
    for (const total of ['returnedKrw', 'heldKrw', 'paidOrdersKrw', 'exposureKrw'] as const) {
      assert.equal(breachesIn(paid, looked, says([line()], { totals: { [total]: 1 } })).length, 1);
    }
    assert.equal(breachesIn(paid, looked, says([line({ heldKrw: 1 })])).length, 1);
    assert.equal(
      breachesIn(paid, rolledBack, looked, says([{ ...differing, exposureKrw: 1 }])).length,
      1,
    );
  });

  it('lets sums lack what could not be asked, and only where that is said', () => {
    const history = [paid, looked, struck(null, 'refuse-connection')] as const;
    const less = { totals: { takenKrw: 0 } };
    const open = { ...less, verdict: 'incomplete', gaps: ['no answer'] } as const;

    assert.deepEqual(breachesIn(...history, says([line()], open)), []);
    assert.equal(breachesIn(...history, says([line()], less)).length, 1);
  });

  it('finds a verdict that its lines deny, or that comes too early', () => {
    const history = [paid, looked] as const;

    assert.equal(breachesIn(...history, says([line()], { verdict: 'differs' })).length, 1);
    assert.equal(breachesIn(...history, says([line()], { untilMs: 9_000 })).length, 1);
    assert.equal(breachesIn(...history, says([line()], { verdict: 'incomplete' })).length, 1);
    assert.equal(
      breachesIn(paid, rolledBack, looked, says([differing], { verdict: 'matches' })).length,
      1,
    );
    const early = { verdict: 'incomplete', gaps: ['the day is not over'] } as const;
    assert.deepEqual(breachesIn(...history, says([line()], early)), []);
    const late = { ...early, fromMs: -9_000_000, untilMs: -8_000_000, totals: { takenKrw: 0 } };
    assert.equal(breachesIn(...history, says([], late)).length, 1);
  });

  it('finds "matches" above what is with people or under way, and "explained" above what is not', () => {
    const people = line({ says: 'people', heldKrw: null, paidKrw: null, exposureKrw: 30_000 });
    const called = [charged, flagged(), looked] as const;
    const underWay = line({ says: 'under-way', heldKrw: null, paidKrw: null });

    assert.deepEqual(breachesIn(...called, says([people], { verdict: 'matches' })), [
      'The reconciliation of 2026-01-05 says "matches", but not all of it is closed.',
    ]);
    assert.deepEqual(breachesIn(...called, says([people], { verdict: 'explained' })), []);
    assert.equal(breachesIn(charged, looked, says([underWay], { verdict: 'matches' })).length, 1);
    assert.equal(breachesIn(paid, looked, says([line()], { verdict: 'explained' })).length, 1);
    assert.equal(breachesIn(...called, says([people], { untilMs: 9_000 })).length, 1);
  });

  it('finds lines that are counted wrongly', () => {
    assert.deepEqual(breachesIn(paid, looked, says([line()], { counts: { people: 1 } })), [
      'The reconciliation of 2026-01-05 should count 0 lines as "people", but counts 1.',
    ]);
    assert.equal(breachesIn(paid, looked, says([line()], { counts: { agrees: 0 } })).length, 1);
  });

  it('leaves money of a completion that is not asked about alone', () => {
    assert.deepEqual(breachesIn(charged, completed()), []);
  });
});
