import assert from 'node:assert/strict';
import { breachesOf, calledBack, historyOf, told } from './history-of.js';
import { strangersLearnNothing } from './strangers-learn-nothing.js';

describe('strangersLearnNothing', () => {
  it('finds that a forger is told how things stand', () => {
    const history = historyOf(calledBack({ isForged: true }), told('paid', { asked: 'callback' }));

    assert.deepEqual(breachesOf(strangersLearnNothing, history), [
      'Customer mina asked about order R-1 without its secret, but was answered (HTTP 200).',
    ]);
  });

  it('finds that a refusal tells how things stand', () => {
    const answer = told('paid', { asked: 'callback', status: 403 });

    assert.deepEqual(
      breachesOf(strangersLearnNothing, historyOf(calledBack({ isForged: true }), answer)),
      ['Customer mina asked about order R-1 without its secret, but was told "paid".'],
    );
  });

  it('accepts that a forger is refused, and that others are not', () => {
    const refused = told('refused', { asked: 'callback', status: 403 });
    const forged = historyOf(calledBack({ isForged: true }), refused);
    const genuine = historyOf(calledBack(), told('paid', { asked: 'callback' }));

    assert.deepEqual(breachesOf(strangersLearnNothing, forged), []);
    assert.deepEqual(breachesOf(strangersLearnNothing, genuine), []);
  });
});
