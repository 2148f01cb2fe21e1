import assert from 'node:assert/strict';
import { sleep } from './clock.js';
import { createManualClock } from './manual-clock.js';

describe('manual clock', () => {
  it('runs what falls due in the order of time, then of making', () => {
    const clock = createManualClock(0);
    const ran: string[] = [];
    clock.after(20, () => ran.push('late'));
    clock.after(10, () => ran.push('first'));
    clock.after(10, () => ran.push('second'));

    clock.advance(15);

    assert.deepEqual(ran, ['first', 'second']);
    assert.equal(clock.nowMs(), 15);
  });

  it('shows a task the moment it was due', () => {
    const clock = createManualClock(100);
    const seenAtMs: number[] = [];
    clock.after(10, () => seenAtMs.push(clock.nowMs()));

    clock.advance(50);

    assert.deepEqual(seenAtMs, [110]);
  });

  it('forgets a task that was called off', () => {
    const clock = createManualClock(0);
    let isRun = false;
    const callOff = clock.after(10, () => {
      isRun = true;
    });

    callOff();
    clock.advance(50);

    assert.equal(isRun, false);
  });

  it('wakes a sleeper when its time has come', async () => {
    const clock = createManualClock(0);
    const sleeper = sleep(clock, 30);

    clock.advance(30);

    await sleeper;
  });
});
