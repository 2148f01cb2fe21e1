import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  charged,
  historyOf,
  logged,
  paid,
  returned,
  row,
} from './history-of.js';
import { logProvesNothingFalse } from './log-proves-nothing-false.js';

const capture = { proves: 'captured' } as const;
const refund = { proves: 'refunded' } as const;
const completion = { proves: 'completed' } as const;

describe('logProvesNothingFalse', () => {
  it('finds evidence of what did not happen', () => {
    assert.deepEqual(
      [
        ...breachesOf(logProvesNothingFalse, historyOf(begun, logged([row(capture)]))),
        ...breachesOf(logProvesNothingFalse, historyOf(charged, logged([row(refund)]))),
        ...breachesOf(logProvesNothingFalse, historyOf(charged, logged([row(completion)]))),
      ],
      [
        'The log says that order R-1 was captured for attempt a1, but it was not.',
        'The log says that order R-1 was refunded for attempt a1, but it was not.',
        'The log says that order R-1 was completed for attempt a1, but it was not.',
      ],
    );
  });

  it('accepts evidence of what happened', () => {
    const all = [row(), row(capture), row(refund)];

    assert.deepEqual(breachesOf(logProvesNothingFalse, historyOf(returned, logged(all))), []);
    assert.deepEqual(
      breachesOf(logProvesNothingFalse, historyOf(paid, logged([row(capture), row(completion)]))),
      [],
    );
  });
});
