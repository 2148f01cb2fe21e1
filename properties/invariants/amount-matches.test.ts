import assert from 'node:assert/strict';
import { amountMatches } from './amount-matches.js';
import {
  authenticated,
  begun,
  breachesOf,
  captured,
  changed,
  charged,
  confirmed,
  historyOf,
  opened,
} from './history-of.js';

describe('amountMatches', () => {
  it('finds a capture of another amount than the claim says', () => {
    assert.deepEqual(breachesOf(amountMatches, historyOf(begun, captured({ amountKrw: 29_999 }))), [
      'Payment k1 should capture 30,000 won, but 29,999 won were asked for.',
    ]);
  });

  it('accepts the amount of the claim', () => {
    assert.deepEqual(breachesOf(amountMatches, historyOf(charged)), []);
  });

  it('accepts that the PG takes less than it was asked for, which others find', () => {
    const taken = captured({ exchange: 1, amountKrw: 15_000 });

    assert.deepEqual(breachesOf(amountMatches, historyOf(begun, confirmed(1), taken)), []);
  });

  it('accepts the amount of the claim when a clerk edits the order afterwards', () => {
    const edited = changed('in-progress', 'in-progress', { by: 'clerk', amountKrw: 9_000 });

    assert.deepEqual(breachesOf(amountMatches, historyOf(begun, edited, captured())), []);
  });

  it('accepts a capture without a claim, which others find', () => {
    const history = historyOf(opened(), authenticated(), captured());

    assert.deepEqual(breachesOf(amountMatches, history), []);
  });
});
