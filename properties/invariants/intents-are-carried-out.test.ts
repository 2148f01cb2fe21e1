import assert from 'node:assert/strict';
import {
  breachesOf,
  charged,
  handedOver,
  historyOf,
  logged,
  restarted,
  rested,
  row,
  struck,
} from './history-of.js';
import { intentsAreCarriedOut } from './intents-are-carried-out.js';

const fence = row({ kind: 'intent', call: 'fence' });

describe('intentsAreCarriedOut', () => {
  it('finds an intent whose call never arrived, and one row too many', () => {
    const never = historyOf(charged, logged([fence]), rested);
    const once = historyOf(charged, handedOver('fence', 2), logged([fence, fence]), rested);

    assert.deepEqual(breachesOf(intentsAreCarriedOut, never), [
      'The log of order R-1 says 1 times that "fence a1" was about to be called, but 0 such requests arrived.',
    ]);
    assert.equal(breachesOf(intentsAreCarriedOut, once).length, 1);
  });

  it('accepts what arrived, though its answer was lost', () => {
    const history = historyOf(charged, handedOver('fence', 2), logged([fence]), rested);

    assert.deepEqual(breachesOf(intentsAreCarriedOut, history), []);
  });

  it('excuses a service that died, and one whose partner was down', () => {
    for (const trouble of [restarted, [struck(null, 'refuse-connection')]]) {
      const history = historyOf(charged, trouble, logged([fence]), rested);
      assert.deepEqual(breachesOf(intentsAreCarriedOut, history), []);
    }
  });
});
