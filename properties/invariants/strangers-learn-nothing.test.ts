import assert from 'node:assert/strict';
import { breachesOf, calledBack, historyOf, told } from './history-of.js';
import { strangersLearnNothing } from './strangers-learn-nothing.js';

describe('strangersLearnNothing', () => {
  it('finds that a forger is told how things stand', () => {
    const history = historyOf(calledBack({ isForged: true }), told('paid', { asked: 'callback' }));

    assert.deepEqual(breachesOf(strangersLearnNothing, history), [
      'Customer mina forged the secret of order R-1, but was told "paid".',
    ]);
  });

  it('accepts that a forger is refused, and that others are not', () => {
    const refused = told('refused', { asked: 'callback' });
    const forged = historyOf(calledBack({ isForged: true }), refused);
    const genuine = historyOf(calledBack(), told('paid', { asked: 'callback' }));

    assert.deepEqual(breachesOf(strangersLearnNothing, forged), []);
    assert.deepEqual(breachesOf(strangersLearnNothing, genuine), []);
  });
});
