import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  contextAt,
  created,
  deposit,
  held,
  payable,
  presented,
  settings,
  startMs,
} from './attempt-at.js';
import type { StepEvent } from './step.js';
import { callbackUntilMs, dueAtMs, isOverdue, isWindowOver, windowOverAtMs } from './windows.js';

const approvalMs = 600_000 + 120_000;
const authenticationMs = 1_800_000 + 120_000;
const unreachable = { kind: 'unreachable', error: 'timeout' } as const;

const leased = { kind: 'leased', owner: 'i', untilMs: 0 } as const;

describe('windows', () => {
  it('takes callbacks until the authentication window ends, without a margin', () => {
    assert.equal(callbackUntilMs(presented(), settings), startMs + 1_800_000);
  });

  it('ends after the authentication window, with a margin, while no callback came', () => {
    assert.equal(windowOverAtMs(presented(), settings), startMs + authenticationMs);
  });

  it('ends after the approval window, with a margin, from the callback on', () => {
    assert.equal(windowOverAtMs(authenticated(), settings), startMs + approvalMs);
    assert.equal(
      windowOverAtMs(called(authenticated(), 'confirm'), settings),
      startMs + approvalMs,
    );
  });

  it('is over when its time has come', () => {
    const attempt = called(authenticated(), 'confirm', 'unknown');
    assert.equal(isWindowOver(attempt, held(), contextAt(startMs + approvalMs - 1)), false);
    assert.equal(isWindowOver(attempt, held(), contextAt(startMs + approvalMs)), true);
  });

  it('is over for a lost claim once the order shows that it took effect or never can', () => {
    const lost = called(created(), 'claim', 'unknown');
    assert.equal(isWindowOver(lost, held(), contextAt()), true);
    assert.equal(isWindowOver(lost, payable(), contextAt()), false);
    assert.equal(isWindowOver(lost, unreachable, contextAt()), false);
  });

  it('never ends a lost claim that can still take effect', () => {
    const lost = called(created(), 'claim', 'unknown');
    assert.equal(isWindowOver(lost, payable(), contextAt(startMs + 10 * authenticationMs)), false);
  });

  it('is over for an attempt that no customer was shown', () => {
    assert.equal(isWindowOver(called(created(), 'claim', 'accepted'), held(), contextAt()), true);
    assert.equal(isWindowOver(presented(), held(), contextAt()), false);
  });

  it('is over once the release of what was never confirmed has been decided', () => {
    const letGo = called(presented(), 'release', 'unknown');
    assert.equal(isWindowOver(letGo, held(), contextAt()), true);
    const declined = called(called(authenticated(), 'confirm', 'rejected'), 'release', 'unknown');
    assert.equal(isWindowOver(declined, held(), contextAt()), true);
    const unknown = called(called(authenticated(), 'confirm', 'unknown'), 'release', 'unknown');
    assert.equal(isWindowOver(unknown, held(), contextAt()), false);
  });

  it('lets the sweeper wait for the window of a customer, and for the grace otherwise', () => {
    assert.equal(dueAtMs(presented(), settings), startMs + authenticationMs);
    assert.equal(dueAtMs(authenticated(), settings), startMs + 60_000);
    assert.equal(dueAtMs(called(created(), 'claim', 'accepted'), settings), startMs + 60_000);
  });

  it('ends, with a margin, when the account is due that the customer may pay into', () => {
    assert.equal(windowOverAtMs(awaitingDeposit(), settings), deposit.dueAtMs + 120_000);
  });

  it('looks for a deposit now and then, and once more when nobody can pay any more', () => {
    const looked = (atMs: number) => dueAtMs(after(awaitingDeposit(), [leased], atMs), settings);
    const overMs = deposit.dueAtMs + 120_000;
    assert.equal(dueAtMs(awaitingDeposit(), settings), startMs + 3_600_000);
    assert.equal(looked(startMs + 3_600_000), startMs + 7_200_000);
    assert.equal(looked(overMs - 1), overMs);
    assert.equal(looked(overMs), overMs + 60_000);
  });

  it('is not overdue while the customer may pay', () => {
    const overMs = deposit.dueAtMs + 120_000;
    assert.equal(isOverdue(awaitingDeposit(), contextAt(overMs + 1_800_000 - 1)), false);
    assert.equal(isOverdue(awaitingDeposit(), contextAt(overMs + 1_800_000)), true);
  });

  it('doubles the pause between sweeps up to its limit', () => {
    const pauseMs = (sweeps: number) =>
      dueAtMs(
        after(
          approved(),
          Array.from({ length: sweeps }, () => leased),
        ),
        settings,
      ) - startMs;

    assert.deepEqual(
      [1, 2, 3, 4, 5, 99].map(pauseMs),
      [60_000, 120_000, 240_000, 480_000, 600_000, 600_000],
    );
  });

  it('is overdue so long after the last certain news, once the money is received', () => {
    assert.equal(isOverdue(approved(), contextAt(startMs + 1_800_000 - 1)), false);
    assert.equal(isOverdue(approved(), contextAt(startMs + 1_800_000)), true);
  });

  it('does not count an open window as a time without news', () => {
    const unknown = called(authenticated(), 'confirm', 'unknown');
    const overMs = startMs + approvalMs;
    assert.equal(isOverdue(unknown, contextAt(overMs + 1_800_000 - 1)), false);
    assert.equal(isOverdue(unknown, contextAt(overMs + 1_800_000)), true);
  });
});

describe('a hint', () => {
  const hint = { transmissionId: 'w-1', eventType: null, status: 'DONE', createdAt: null };
  const hinted: StepEvent = { kind: 'hinted', hint };
  const early: StepEvent = { ...leased, isEarly: true };
  const completing = () => called(approved(), 'complete');
  const refused = () => called(completing(), 'complete', 'rejected');
  const isDue = (attempt: Attempt) => dueAtMs(attempt, settings) <= startMs;

  const resting: readonly [string, Attempt][] = [
    ['confirm', called(authenticated(), 'confirm', 'unknown')],
    ['completion', called(approved(), 'complete', 'unknown')],
    ['fence', called(refused(), 'fence', 'unknown')],
    ['cancel', called(refused(), 'cancel', 'unknown')],
    ['release', called(refused(), 'release', 'unknown')],
  ];
  for (const [what, attempt] of resting) {
    it(`makes an attempt due at once whose ${what} has no answer`, () => {
      assert.equal(isDue(attempt), false);
      assert.equal(isDue(after(attempt, [hinted])), true);
    });
  }

  it('makes an attempt due at once that awaits a deposit, unless it says that it does', () => {
    assert.equal(isDue(after(awaitingDeposit(), [hinted])), true);
    assert.equal(isDue(awaitingDeposit()), false);
  });

  it('leaves an attempt to the request that is at work on it', () => {
    for (const attempt of [authenticated(), called(authenticated(), 'confirm'), completing()]) {
      assert.equal(isDue(after(attempt, [hinted])), false);
    }
  });

  it('counts once the call that it came into has ended without an answer', () => {
    const attempt = after(called(authenticated(), 'confirm'), [hinted]);
    const evidence = { kind: 'no-reply', reason: 'timeout', code: null } as const;
    const outcome = { kind: 'unknown', reason: 'timeout' } as const;
    const ended: StepEvent = { kind: 'ended', call: 'confirm', outcome, evidence };
    assert.equal(isDue(after(attempt, [ended])), true);
  });

  it('leaves an attempt alone that waits for its customer', () => {
    assert.equal(isDue(after(presented(), [hinted])), false);
  });

  it('is answered by the look that began after it', () => {
    const attempt = called(authenticated(), 'confirm', 'unknown');
    assert.equal(isDue(after(attempt, [hinted, leased])), false);
    assert.equal(isDue(after(attempt, [hinted, leased, hinted])), true);
  });

  it('moves no timer by the look that it brings forward', () => {
    const attempt = called(authenticated(), 'confirm', 'unknown');
    const looked = after(attempt, [hinted, early], startMs + 10);
    assert.equal(dueAtMs(looked, settings), dueAtMs(attempt, settings));
    assert.equal(looked.sweeps, 0);
  });

  it('makes an ended attempt due only when it says something else', () => {
    const completed = called(completing(), 'complete', 'accepted');
    assert.equal(isDue(after(completed, [hinted])), false);
    const cancelled: StepEvent = { kind: 'hinted', hint: { ...hint, status: 'CANCELED' } };
    assert.equal(isDue(after(completed, [cancelled])), true);
  });
});
