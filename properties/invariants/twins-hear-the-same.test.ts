import assert from 'node:assert/strict';
import type { Told } from '../../simulators/kit/history/history-entry.js';
import { asked, breachesOf, calledBack, historyOf, told } from './history-of.js';
import { twinsHearTheSame } from './twins-hear-the-same.js';

const both = [calledBack({ request: 1 }), calledBack({ request: 2 })] as const;

function answer(request: number, word: Told) {
  return told(word, { request, asked: 'callback' });
}

describe('twinsHearTheSame', () => {
  it('finds that the loser of a double click hears a refusal', () => {
    const history = historyOf(both, answer(1, 'paid'), answer(2, 'refused'));

    assert.deepEqual(breachesOf(twinsHearTheSame, history), [
      'Of two equal "callback" of order R-1 one was told "paid", the other "refused".',
    ]);
  });

  it('finds it in whichever order they are answered', () => {
    const history = historyOf(both, answer(2, 'not-charged'), answer(1, 'confirming'));

    assert.equal(breachesOf(twinsHearTheSame, history).length, 1);
  });

  it('finds two attempts for one double click', () => {
    const clicks = [asked({ request: 1 }), asked({ request: 2 })];
    const one = told('ready', { request: 1, asked: 'pay' });
    const other = told('ready', { request: 2, asked: 'pay', attempt: 'a2' });

    assert.deepEqual(breachesOf(twinsHearTheSame, historyOf(clicks, one, other)), [
      'Of two equal "pay" of order R-1 one was told "ready", the other "ready" of attempts a1 and a2.',
    ]);
  });

  it('accepts that one is told less than the other', () => {
    const history = historyOf(both, answer(1, 'checking'), answer(2, 'paid'));

    assert.deepEqual(breachesOf(twinsHearTheSame, history), []);
  });

  it('accepts a refusal that was told before the other was asked', () => {
    const [first, second] = both;
    const history = historyOf(first, answer(1, 'refused'), second, answer(2, 'paid'));

    assert.deepEqual(breachesOf(twinsHearTheSame, history), []);
  });

  it('accepts that another key, another order, another customer and a forger are refused', () => {
    for (const other of [
      { paymentKey: 'k2' },
      { pgOrderId: 'pg-other' },
      { customer: 'lee' },
      { isForged: true } as const,
      { amountKrw: 1 },
    ]) {
      const pair = [calledBack(), calledBack({ request: 2, ...other })];
      const history = historyOf(pair, answer(1, 'paid'), answer(2, 'refused'));
      assert.deepEqual(breachesOf(twinsHearTheSame, history), []);
    }
  });

  it('accepts answers to what nobody asked', () => {
    assert.deepEqual(breachesOf(twinsHearTheSame, historyOf(answer(7, 'paid'))), []);
  });
});
