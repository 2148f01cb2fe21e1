import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  charged,
  flagged,
  type Happening,
  historyOf,
  logged,
  paid,
  released,
  rested,
  returned,
} from './history-of.js';
import { logAgreesWithEnd } from './log-agrees-with-end.js';

function breachesWith(state: string, happening: Happening): string[] {
  return breachesOf(logAgreesWithEnd, historyOf(happening, logged([], { state }), rested));
}

describe('logAgreesWithEnd', () => {
  it('finds an end that the money and the order deny', () => {
    assert.deepEqual(breachesWith('released', charged), [
      'The log says that attempt a1 of order R-1 is released, but its money and order do not.',
    ]);
    assert.equal(breachesWith('completed', charged).length, 1);
    assert.equal(breachesWith('cancelled', charged).length, 1);
    assert.equal(breachesWith('cancelled', [...begun, released()]).length, 1);
    assert.equal(breachesWith('manual', paid).length, 1);
  });

  it('accepts an end that they confirm', () => {
    assert.deepEqual(breachesWith('completed', paid), []);
    assert.deepEqual(breachesWith('cancelled', returned), []);
    assert.deepEqual(breachesWith('released', [...begun, released()]), []);
    assert.deepEqual(breachesWith('manual', [...charged, flagged()]), []);
  });

  it('accepts a state that is no end, and a service without a log', () => {
    assert.deepEqual(breachesWith('completing', paid), []);
    assert.deepEqual(breachesOf(logAgreesWithEnd, historyOf(charged, rested)), []);
  });
});
