import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  captured,
  charged,
  claimed,
  declined,
  historyOf,
  opened,
  released,
  returned,
  told,
} from './history-of.js';
import { toldNotChargedIsNotCharged } from './told-not-charged-is-not-charged.js';

describe('toldNotChargedIsNotCharged', () => {
  it('finds "not-charged" after a capture', () => {
    assert.deepEqual(
      breachesOf(toldNotChargedIsNotCharged, historyOf(charged, told('not-charged'))),
      ['Customer mina was told "not-charged" of order R-1, but 30,000 won had been captured.'],
    );
  });

  it('finds a capture after "not-charged"', () => {
    const history = historyOf(begun, told('not-charged'), captured());

    assert.deepEqual(breachesOf(toldNotChargedIsNotCharged, history), [
      'Payment k1 was captured after the customer had been told "not-charged".',
    ]);
  });

  it('accepts "not-charged" after a decline', () => {
    const history = historyOf(begun, declined(), released(), told('not-charged'));

    assert.deepEqual(breachesOf(toldNotChargedIsNotCharged, history), []);
  });

  it('accepts "not-charged" of an attempt after another one was charged and returned', () => {
    const again = [claimed({ attempt: 'a2' }), told('not-charged', { attempt: 'a2' })];

    assert.deepEqual(breachesOf(toldNotChargedIsNotCharged, historyOf(returned, again)), []);
  });

  it('accepts "not-charged" of an order that nobody has claimed', () => {
    const history = historyOf(opened(), told('not-charged', { attempt: null }));

    assert.deepEqual(breachesOf(toldNotChargedIsNotCharged, history), []);
  });
});
