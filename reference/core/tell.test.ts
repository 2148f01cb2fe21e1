import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  amountKrw,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  created,
  deposit,
  presented,
} from './attempt-at.js';
import { depositDue, tell } from './tell.js';
import type { Word } from './word.js';

const unknown = called(authenticated(), 'confirm', 'unknown');
const refunded = called(approved(), 'cancel', 'accepted');

const words: readonly [string, Attempt, Word][] = [
  ['a new attempt', created(), 'checking'],
  ['a lost claim', called(created(), 'claim', 'unknown'), 'checking'],
  ['a presented attempt', presented(), 'ready'],
  ['an accepted callback', authenticated(), 'checking'],
  ['a confirm on its way', called(authenticated(), 'confirm'), 'checking'],
  ['a confirm without an answer', unknown, 'checking'],
  ['an account to be paid into', awaitingDeposit(), 'awaiting-deposit'],
  ['an approval', approved(), 'confirming'],
  ['a completion on its way', called(approved(), 'complete'), 'confirming'],
  ['a completion without an answer', called(approved(), 'complete', 'unknown'), 'confirming'],
  ['a refused completion', called(approved(), 'complete', 'rejected'), 'checking'],
  ['a fence on its way', called(approved(), 'fence'), 'checking'],
  ['a cancel on its way', called(approved(), 'cancel'), 'checking'],
  ['a cancel without an answer', called(approved(), 'cancel', 'unknown'), 'checking'],
  ['money that went back', refunded, 'cancelled'],
  ['a release after a refund', called(refunded, 'release', 'unknown'), 'cancelled'],
  ['a decline', called(authenticated(), 'confirm', 'rejected'), 'not-charged'],
  ['a release of what was never confirmed', called(presented(), 'release'), 'not-charged'],
  ['a release while the log proves nothing', called(unknown, 'release'), 'checking'],
  ['a completed attempt', called(approved(), 'complete', 'accepted'), 'paid'],
  ['a cancelled attempt', called(refunded, 'release', 'accepted'), 'cancelled'],
  ['a released attempt', called(unknown, 'release', 'accepted'), 'not-charged'],
  ['a flagged attempt', after(approved(), [{ kind: 'flagged', cause: 'AMOUNT' }]), 'manual'],
];

describe('tell', () => {
  for (const [what, attempt, word] of words) {
    it(`says "${word}" of ${what}`, () => {
      assert.equal(tell(attempt), word);
    });
  }
});

describe('the account that goes with the word', () => {
  it('is named with what is due there and when', () => {
    const { bankCode, accountNumber, dueAtMs } = deposit;
    assert.deepEqual(depositDue(awaitingDeposit(), 'awaiting-deposit'), {
      bankCode,
      accountNumber,
      dueAt: new Date(dueAtMs).toISOString(),
      amountKrw,
    });
  });

  it('is named with no other word', () => {
    assert.equal(depositDue(awaitingDeposit(), 'manual'), null);
  });
});
