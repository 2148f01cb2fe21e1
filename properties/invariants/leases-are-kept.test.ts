import assert from 'node:assert/strict';
import { begun, breachesOf, historyOf, logged, row } from './history-of.js';
import { leasesAreKept } from './leases-are-kept.js';

const first = row({ by: 'one sweeper', atMs: 10, leasedUntilMs: 100 });

describe('leasesAreKept', () => {
  it('finds an attempt that is leased while another holds it', () => {
    const second = row({ by: 'two sweeper', atMs: 99, leasedUntilMs: 200 });

    assert.deepEqual(breachesOf(leasesAreKept, historyOf(begun, logged([first, second]))), [
      'Attempt a1 of order R-1 was leased by "two sweeper" while it was leased to another.',
    ]);
  });

  it('accepts a lease that its own writer renews, and one that begins when the other has run out', () => {
    for (const next of [
      row({ by: 'one sweeper', atMs: 50, leasedUntilMs: 150 }),
      row({ by: 'two sweeper', atMs: 100, leasedUntilMs: 200 }),
    ]) {
      assert.deepEqual(breachesOf(leasesAreKept, historyOf(begun, logged([first, next]))), []);
    }
  });
});
