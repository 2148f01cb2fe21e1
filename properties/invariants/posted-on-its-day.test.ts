import assert from 'node:assert/strict';
import { breachesOf, type Happening, historyOf, paid, paidOwn, posted } from './history-of.js';
import { postedOnItsDay } from './posted-on-its-day.js';
import { line, says } from './reconciliation-of.js';

function breaches(...happenings: readonly Happening[]): string[] {
  return breachesOf(postedOnItsDay, historyOf(...happenings));
}

const theDay = says([line()], { fromMs: 0, untilMs: 1_000 });
const theDayAfter = says([line()], { date: '2026-01-06', fromMs: 1_000, untilMs: 2_000 });
const onTheDayAfter = posted({ businessDay: '2026-01-06' });

describe('postedOnItsDay', () => {
  it('accepts a posting on the day on which it was paid', () => {
    assert.deepEqual(breaches(paidOwn, posted(), theDay, theDayAfter), []);
  });

  it('finds a posting on the day before, and on the day after', () => {
    for (const businessDay of ['2026-01-04', '2026-01-06']) {
      assert.deepEqual(breaches(paidOwn, posted({ businessDay }), theDay), [
        `Order R-1 was paid on 2026-01-05, but posted on ${businessDay}.`,
      ]);
    }
  });

  it('accepts either day of what was asked for on one and taken on another', () => {
    const history = historyOf(paidOwn, onTheDayAfter);
    const takenAtMs = history.find(({ kind }) => kind === 'payment-captured')?.atMs ?? 0;
    const midnight = { fromMs: 0, untilMs: takenAtMs };

    assert.deepEqual(breaches(paidOwn, onTheDayAfter, says([line()], midnight)), []);
  });

  it('accepts any day of the accountant, and of another attempt’s posting', () => {
    const byHand = posted({ businessDay: '2026-01-07', by: 'accountant' });

    assert.deepEqual(breaches(paidOwn, byHand, theDay), []);
    assert.deepEqual(
      breaches(paidOwn, posted({ posting: 'a2', businessDay: '2026-01-07' }), theDay),
      [],
    );
  });

  it('demands nothing of an order whose own system does the accounting', () => {
    assert.deepEqual(breaches(paid, theDay), []);
  });
});
