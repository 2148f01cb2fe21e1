import assert from 'node:assert/strict';
import { customerIsPresent } from './customer-is-present.js';
import {
  authenticated,
  begun,
  breachesOf,
  calledBack,
  claimed,
  confirmed,
  historyOf,
  opened,
  restarted,
} from './history-of.js';

describe('customerIsPresent', () => {
  it('finds a confirm by the process that was started after the callback', () => {
    assert.deepEqual(breachesOf(customerIsPresent, historyOf(begun, restarted, confirmed(1))), [
      'Payment k1 should not have been confirmed: the service had been restarted since the callback.',
    ]);
  });

  it('finds a confirm without a callback', () => {
    const history = historyOf(opened(), claimed(), authenticated(), confirmed(1));

    assert.deepEqual(breachesOf(customerIsPresent, history), [
      'Payment k1 should not have been confirmed: no callback had brought it.',
    ]);
  });

  it('accepts a confirm when the customer calls back again after a restart', () => {
    const history = historyOf(begun, restarted, calledBack(), confirmed(1));

    assert.deepEqual(breachesOf(customerIsPresent, history), []);
  });
});
