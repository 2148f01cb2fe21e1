import assert from 'node:assert/strict';
import { attemptStaysOnItsPage } from './attempt-stays-on-its-page.js';
import { breachesOf, historyOf, opened, told } from './history-of.js';

describe('attemptStaysOnItsPage', () => {
  it('finds an attempt that is handed to a second customer', () => {
    const history = historyOf(
      opened(),
      told('ready', { customer: 'kim', attempt: 'a1' }),
      told('ready', { customer: 'lee', attempt: 'a1' }),
    );

    assert.deepEqual(breachesOf(attemptStaysOnItsPage, history), [
      'Attempt a1 of order R-1 belongs to kim, but was handed to lee.',
    ]);
  });

  it('accepts that its own customer is handed it twice, and another one another', () => {
    const history = historyOf(
      opened(),
      told('ready', { customer: 'kim', attempt: 'a1' }),
      told('ready', { customer: 'kim', attempt: 'a1' }),
      told('in-progress', { customer: 'lee', attempt: null }),
      told('ready', { customer: 'lee', attempt: 'a2' }),
    );

    assert.deepEqual(breachesOf(attemptStaysOnItsPage, history), []);
  });
});
