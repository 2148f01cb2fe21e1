import assert from 'node:assert/strict';
import { defaultBounds } from '../ledger/bounds.js';
import { answersComeInTime } from './answers-come-in-time.js';
import { asked, breachesOf, historyOf, told } from './history-of.js';

const { answerWithinMs } = defaultBounds;

function answeredAfter(waitedMs: number) {
  const [question, answer] = historyOf(asked(), told('ready', { asked: 'pay' }));
  assert.ok(question !== undefined && answer !== undefined);
  return [question, { ...answer, atMs: waitedMs }];
}

describe('answersComeInTime', () => {
  it('finds an answer that comes too late', () => {
    assert.deepEqual(breachesOf(answersComeInTime, answeredAfter(answerWithinMs + 1)), [
      `Customer mina waited ${answerWithinMs + 1} ms for the answer to "pay" of order R-1.`,
    ]);
  });

  it('accepts an answer in the last moment', () => {
    assert.deepEqual(breachesOf(answersComeInTime, answeredAfter(answerWithinMs)), []);
  });
});
