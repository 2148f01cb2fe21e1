import assert from 'node:assert/strict';
import { everyAttemptEnds } from './every-attempt-ends.js';
import { begun, breachesOf, historyOf, logged, paid, released, rested } from './history-of.js';

function breachesWith(state: string): string[] {
  return breachesOf(everyAttemptEnds, historyOf(begun, released(), logged([], { state }), rested));
}

describe('everyAttemptEnds', () => {
  it('finds an attempt that rests open, though nobody holds its order', () => {
    assert.deepEqual(breachesWith('claiming'), [
      'Attempt a1 of order R-1 rests claiming: while it is open, nobody else can pay.',
    ]);
  });

  it('accepts an end, an attempt that people have, and a service without a log', () => {
    for (const state of ['completed', 'cancelled', 'released', 'manual']) {
      assert.deepEqual(breachesWith(state), []);
    }
    assert.deepEqual(breachesOf(everyAttemptEnds, historyOf(paid, rested)), []);
  });
});
