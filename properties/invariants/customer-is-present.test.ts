import assert from 'node:assert/strict';
import { customerIsPresent } from './customer-is-present.js';
import {
  authenticated,
  begun,
  breachesOf,
  calledBack,
  claimed,
  confirmed,
  crashed,
  historyOf,
  opened,
  restarted,
  started,
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

  it('finds a confirm after all instances that may have been called have died', () => {
    const history = historyOf(
      started(1),
      started(2),
      begun,
      crashed(1),
      started(3),
      crashed(2),
      started(4),
      confirmed(1),
    );

    assert.deepEqual(breachesOf(customerIsPresent, history), [
      'Payment k1 should not have been confirmed: the service had been restarted since the callback.',
    ]);
  });

  it('accepts a confirm while an instance lives that may have been called', () => {
    const history = historyOf(started(1), started(2), begun, crashed(1), started(3), confirmed(1));

    assert.deepEqual(breachesOf(customerIsPresent, history), []);
  });

  it('accepts a confirm when the customer calls back again after a restart', () => {
    const history = historyOf(begun, restarted, calledBack(), confirmed(1));

    assert.deepEqual(breachesOf(customerIsPresent, history), []);
  });
});
