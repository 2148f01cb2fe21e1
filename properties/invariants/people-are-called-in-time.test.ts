import assert from 'node:assert/strict';
import { defaultBounds } from '../ledger/bounds.js';
import {
  awaitsDeposit,
  begun,
  breachesOf,
  changed,
  charged,
  crashed,
  executed,
  flagged,
  type Happening,
  handedOver,
  historyOf,
  lookedUp,
  paid,
  refunded,
  replied,
  withdrawn,
} from './history-of.js';
import { peopleAreCalledInTime } from './people-are-called-in-time.js';

const { flagWithinMs } = defaultBounds;
const lastNewsMs = charged.length - 1;

describe('peopleAreCalledInTime', () => {
  it('finds that people are called too late', () => {
    const history = historyOf(charged, flagged({ sinceMs: lastNewsMs + flagWithinMs + 1 }));

    assert.deepEqual(breachesOf(peopleAreCalledInTime, history), [
      `People were called for order R-1 only ${flagWithinMs + 1} ms after its last news.`,
    ]);
  });

  it('finds at an inspection that nobody was called', () => {
    const looked = { kind: 'manual-inspected', atMs: lastNewsMs + flagWithinMs + 1 } as const;

    assert.deepEqual(breachesOf(peopleAreCalledInTime, historyOf(charged, looked)), [
      `Nobody was called for order R-1, ${flagWithinMs + 1} ms after its last news.`,
    ]);
  });

  for (const [deed, event] of Object.entries({
    'a batch took a completion back': changed('complete', 'unpayable', {
      by: 'batch',
      attempt: null,
    }),
    'money of an ended order was returned': refunded({ by: 'operator' }),
  })) {
    it(`accepts that it is noticed when the service reconciles, and no later, that ${deed}`, () => {
      const date = '2026-01-05';
      const asked = { kind: 'reconciliation-asked', date, atMs: 9 * flagWithinMs } as const;
      const calledAt = (sinceMs: number) => historyOf(paid, event, asked, flagged({ sinceMs }));

      assert.deepEqual(breachesOf(peopleAreCalledInTime, calledAt(10 * flagWithinMs)), []);
      assert.equal(breachesOf(peopleAreCalledInTime, calledAt(10 * flagWithinMs + 1)).length, 1);
    });
  }

  it('finds that an order was open all the time before it was asked about', () => {
    const asked = {
      kind: 'reconciliation-asked',
      date: '2026-01-05',
      atMs: 9 * flagWithinMs,
    } as const;
    const history = historyOf(charged, asked, flagged({ sinceMs: 9 * flagWithinMs }));

    assert.equal(breachesOf(peopleAreCalledInTime, history).length, 1);
  });

  it('accepts an inspection in the last moment, one that finds an item, and one of an order that ended', () => {
    const late = { kind: 'manual-inspected', atMs: lastNewsMs + 2 * flagWithinMs } as const;
    const inTime = { ...late, atMs: lastNewsMs + flagWithinMs };

    for (const history of [
      historyOf(charged, inTime),
      historyOf(charged, flagged(), late),
      historyOf(paid, late),
    ]) {
      assert.deepEqual(breachesOf(peopleAreCalledInTime, history), []);
    }
  });

  it('counts the time in which a customer may pay into an account as no silence', () => {
    const dueMs = 100_000;
    const waiting = [...begun, awaitsDeposit(dueMs)];
    const looked = (atMs: number) => ({ kind: 'manual-inspected', atMs }) as const;
    const find = (atMs: number) =>
      breachesOf(peopleAreCalledInTime, historyOf(waiting, looked(atMs))).length;

    assert.equal(find(dueMs + flagWithinMs), 0);
    assert.equal(find(dueMs + flagWithinMs + 1), 1);
  });

  it('accepts a call in the last moment', () => {
    const history = historyOf(charged, flagged({ sinceMs: lastNewsMs + flagWithinMs }));

    assert.deepEqual(breachesOf(peopleAreCalledInTime, history), []);
  });

  it('counts anew after a crash, for the lease of who died has to run out', () => {
    const crashedMs = lastNewsMs + flagWithinMs - 1;
    const died = { ...crashed(1), atMs: crashedMs };
    const find = (sinceMs: number) =>
      breachesOf(peopleAreCalledInTime, historyOf(charged, died, flagged({ sinceMs }))).length;

    assert.equal(find(crashedMs + flagWithinMs), 0);
    assert.equal(find(crashedMs + flagWithinMs + 1), 1);
  });

  it('accepts a late call after something was learnt', () => {
    const sinceMs = charged.length + flagWithinMs;
    const refused = [handedOver('complete', 2), executed(2), replied(2, { status: 409 })];

    for (const news of [[refunded()], refused]) {
      const history = historyOf(charged, news, flagged({ sinceMs }));
      assert.deepEqual(breachesOf(peopleAreCalledInTime, history), []);
    }
  });

  it('accepts a late call after the look that showed what the lost answer would have told', () => {
    const lost = [...charged.slice(0, -1), replied(1, { left: 'nothing', status: null })];
    const failed = [...lookedUp(2).slice(0, -1), replied(2, { left: 'nothing', status: null })];
    /** Of a call so long after the first look. */
    const find = (...before: readonly Happening[]) => {
      const sinceMs = charged.length + 2 + flagWithinMs;
      return breachesOf(peopleAreCalledInTime, historyOf(...before, flagged({ sinceMs }))).length;
    };

    assert.equal(find(lost, lookedUp(2)), 0);
    assert.equal(find(lost, failed), 1);
    assert.equal(find(charged, lookedUp(2)), 1);
    const again = flagged({ sinceMs: charged.length + 5 + flagWithinMs });
    const twice = historyOf(lost, lookedUp(2), lookedUp(3), again);
    assert.equal(breachesOf(peopleAreCalledInTime, twice).length, 1);
  });

  it('finds that nobody is called again so long after an item went, and no sooner', () => {
    const goneMs = 2 * flagWithinMs;
    const gone = { ...withdrawn, atMs: goneMs };
    const find = (atMs: number) => {
      const looked = { kind: 'manual-inspected', atMs } as const;
      return breachesOf(peopleAreCalledInTime, historyOf(charged, flagged(), gone, looked)).length;
    };

    assert.equal(find(goneMs + flagWithinMs), 0);
    assert.equal(find(goneMs + flagWithinMs + 1), 1);
  });

  it('accepts an item that changes later, and one that does not say since when', () => {
    const early = flagged({ sinceMs: lastNewsMs });
    const late = flagged({ sinceMs: lastNewsMs + flagWithinMs + 1, exposureKrw: 0 });

    assert.deepEqual(breachesOf(peopleAreCalledInTime, historyOf(charged, early, late)), []);
    assert.deepEqual(breachesOf(peopleAreCalledInTime, historyOf(charged, flagged())), []);
  });
});
