import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  amountKrw,
  approved,
  authenticated,
  called,
  contextAt,
  created,
  otherKey,
  paymentKey,
  pgOrderId,
  presented,
  startMs,
} from './attempt-at.js';
import { type Callback, isSameSecret, judgeCallback } from './callback.js';
import { toPgOrderId } from './ids.js';
import { type Krw, parseKrw } from './money.js';

const valid: Callback = { secret: 'secret-of-one', paymentKey, pgOrderId, amountKrw };
const lessKrw = parseKrw(1) as Krw; // 1 parses.

function judge(attempt: Attempt, overrides: Partial<Callback> = {}, nowMs = startMs): string {
  const judgement = judgeCallback(attempt, { ...valid, ...overrides }, contextAt(nowMs));
  return judgement.kind === 'refuse' ? judgement.reason : judgement.kind;
}

describe('judgeCallback', () => {
  it('accepts the first key of a presented attempt', () => {
    assert.equal(judge(presented()), 'accept');
  });

  it('takes the same key again for a repetition, in any phase', () => {
    for (const attempt of [
      authenticated(),
      approved(),
      called(approved(), 'complete', 'accepted'),
    ]) {
      assert.equal(judge(attempt), 'repeat');
    }
  });

  it('refuses a second key', () => {
    assert.equal(judge(authenticated(), { paymentKey: otherKey }), 'PAYMENT_KEY_MISMATCH');
  });

  it('refuses what does not fit the attempt', () => {
    assert.equal(judge(presented(), { secret: 'secret-of-two' }), 'ATTEMPT_UNKNOWN');
    assert.equal(judge(presented(), { pgOrderId: toPgOrderId('two') }), 'ORDER_ID_MISMATCH');
    assert.equal(judge(presented(), { amountKrw: lessKrw }), 'AMOUNT_MISMATCH');
    assert.equal(judge(created()), 'AMOUNT_MISMATCH');
  });

  it('refuses a tampered repetition too', () => {
    assert.equal(judge(authenticated(), { amountKrw: lessKrw }), 'AMOUNT_MISMATCH');
  });

  it('refuses what comes after the window', () => {
    assert.equal(judge(presented(), {}, startMs + 1_800_000 - 1), 'accept');
    assert.equal(judge(presented(), {}, startMs + 1_800_000), 'WINDOW_OVER');
  });

  it('refuses what comes after the end or after the release was decided', () => {
    assert.equal(judge(called(presented(), 'release')), 'ATTEMPT_CLOSED');
    assert.equal(judge(called(presented(), 'release', 'accepted')), 'ATTEMPT_CLOSED');
  });

  it('refuses what comes to an attempt that people have', () => {
    const flagged = after(presented(), [{ kind: 'flagged', cause: 'UNRESOLVED' }]);
    assert.equal(judge(flagged), 'ATTEMPT_CLOSED');
  });
});

describe('isSameSecret', () => {
  it('holds for the same text only', () => {
    assert.equal(isSameSecret('abc', 'abc'), true);
    for (const given of ['', 'ab', 'abcd', 'abd', 'abcabc', 'ABC']) {
      assert.equal(isSameSecret('abc', given), false);
    }
  });
});
