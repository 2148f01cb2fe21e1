import assert from 'node:assert/strict';
import { completedOnce } from './completed-once.js';
import {
  breachesOf,
  changed,
  claimed,
  completed,
  historyOf,
  paid,
  reopened,
} from './history-of.js';

describe('completedOnce', () => {
  it('finds a second accepted completion', () => {
    const history = historyOf(paid, changed('complete', 'complete'));

    assert.deepEqual(breachesOf(completedOnce, history), [
      'Order R-1 should be completed once, but 2 completions were accepted.',
    ]);
  });

  it('accepts one more completion after a clerk opened the order again', () => {
    const again = [claimed({ attempt: 'a2' }), completed({ attempt: 'a2' })];

    assert.deepEqual(breachesOf(completedOnce, historyOf(paid, reopened('complete'), again)), []);
  });
});
