import assert from 'node:assert/strict';
import { approved } from './attempt-at.js';
import { countLines, toVerdict, type Verdict } from './day-verdict.js';
import { type Line, type LineKind, lineOfOpen } from './reconciliation.js';

function verdictOf(kinds: readonly LineKind[], gaps: readonly string[] = []): Verdict {
  return toVerdict(countLines(kinds.map(toLine)), gaps);
}

function toLine(kind: LineKind): Line {
  return { ...lineOfOpen(approved(), []), kind };
}

describe('the verdict of a day', () => {
  it('matches when every line is closed', () => {
    assert.equal(verdictOf([]), 'matches');
    assert.equal(verdictOf(['matched', 'settled-elsewhere', 'accepted']), 'matches');
  });

  for (const open of ['manual', 'under-way'] as const) {
    it(`is no more than explained while a line is ${open}`, () => {
      assert.equal(verdictOf(['matched', open]), 'explained');
    });
  }

  it('differs as soon as people have to be called', () => {
    assert.equal(verdictOf(['matched', 'manual', 'price-differs']), 'differs');
  });

  it('is incomplete whenever there may be more', () => {
    assert.equal(verdictOf(['matched'], ['the day is not over']), 'incomplete');
    assert.equal(verdictOf(['price-differs'], ['the day is not over']), 'incomplete');
  });

  it('counts each line once', () => {
    const kinds: LineKind[] = ['matched', 'settled-elsewhere', 'accepted', 'under-way', 'manual'];
    const counts = countLines(
      [...kinds, 'order-held' as const, 'not-checked' as const].map(toLine),
    );

    assert.deepEqual(counts, {
      agreed: 2,
      accepted: 1,
      underWay: 1,
      withPeople: 1,
      differing: 1,
      notChecked: 1,
    });
  });
});
