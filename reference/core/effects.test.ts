import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import { after, approved, endedWith, presented } from './attempt-at.js';
import { toCancel, toComplete, toConfirm } from './effects.js';
import type { StepEvent } from './step.js';

function answeredCancel(attempt: Attempt, status: number): Attempt {
  const body = '{"code":"SOME_ERROR"}';
  const evidence = { kind: 'reply', status, headers: {}, body } as const;
  const step = { ...endedWith('cancel', 'unknown'), evidence } as StepEvent;
  return after(attempt, [step]);
}

describe('effects', () => {
  it('name the same operation by the same key every time', () => {
    assert.equal(toConfirm(approved()).idempotencyKey, 'at_one');
    assert.equal(toCancel(approved()).idempotencyKey, 'at_one-cancel');
    const unanswered = after(approved(), [endedWith('cancel', 'unknown')]);
    assert.deepEqual(toCancel(unanswered), toCancel(approved()));
  });

  it('leave a cancel key that a refusal was stored under', () => {
    assert.equal(toCancel(answeredCancel(approved(), 400)).idempotencyKey, 'at_one-cancel-2');
  });

  it('leave a cancel key after two server errors only', () => {
    const once = answeredCancel(approved(), 500);
    assert.equal(toCancel(once).idempotencyKey, 'at_one-cancel');
    assert.equal(toCancel(answeredCancel(once, 500)).idempotencyKey, 'at_one-cancel-2');
  });

  it('are not made for an attempt without a payment', () => {
    assert.throws(() => toComplete(presented()), /Invariant broken/);
  });
});
