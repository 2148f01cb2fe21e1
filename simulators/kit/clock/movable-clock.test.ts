import assert from 'node:assert/strict';
import { sleep } from './clock.js';
import { createManualClock } from './manual-clock.js';
import { createMovableClock } from './movable-clock.js';

const dayMs = 24 * 60 * 60 * 1000;

describe('movable clock', () => {
  function create() {
    const base = createManualClock(1_000);
    const clock = createMovableClock(base);
    const seen: string[] = [];
    const note = (name: string) => () => {
      seen.push(`${name} at ${clock.nowMs()}`);
    };
    return { base, clock, seen, note };
  }

  it('goes with its base', () => {
    const { base, clock, seen, note } = create();
    clock.after(50, note('timer'));

    base.advance(49);
    assert.deepEqual(seen, []);
    base.advance(1);

    assert.deepEqual(seen, ['timer at 1050']);
  });

  it('stays ahead by what it was moved', async () => {
    const { base, clock } = create();

    await clock.advance(500);
    base.advance(10);

    assert.equal(clock.nowMs(), 1_510);
    assert.equal(clock.offsetMs(), 500);
  });

  it('runs what falls due on the way, in order, each at its own moment', async () => {
    const { clock, seen, note } = create();
    clock.after(300, note('late'));
    clock.after(100, note('early'));
    clock.after(501, note('not yet'));

    await clock.advance(500);

    assert.deepEqual(seen, ['early at 1100', 'late at 1300']);
    assert.equal(clock.nextDueAtMs(), 1_501);
  });

  it('runs timers that were set on the way', async () => {
    const { clock, seen, note } = create();
    clock.after(100, () => {
      note('first')();
      clock.after(100, note('second'));
    });

    await clock.advance(500);

    assert.deepEqual(seen, ['first at 1100', 'second at 1200']);
  });

  it('waits until what a timer began has settled', async () => {
    const { clock, seen, note } = create();
    let work: Promise<void> = Promise.resolve();
    const begin = async () => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      clock.after(100, note('retry'));
    };
    clock.after(100, () => {
      work = begin();
    });

    await clock.advance(500, () => work);

    assert.deepEqual(seen, ['retry at 1200']);
  });

  it('fires the rest in its own time after it was moved', async () => {
    const { base, clock, seen, note } = create();
    clock.after(600, note('timer'));

    await clock.advance(500);
    base.advance(100);

    assert.deepEqual(seen, ['timer at 1600']);
  });

  it('moves one after the other when it is moved twice at once', async () => {
    const { clock } = create();

    await Promise.all([clock.advance(100), clock.advance(200)]);

    assert.equal(clock.nowMs(), 1_300);
  });

  it('waits longer than a timer of Node can', () => {
    const { base, clock, seen, note } = create();
    clock.after(60 * dayMs, note('timer'));

    base.advance(60 * dayMs - 1);
    assert.deepEqual(seen, []);
    base.advance(1);

    assert.equal(seen.length, 1);
  });

  it('can be slept on', async () => {
    const { clock } = create();
    const slept = sleep(clock, 100);

    await clock.advance(100);

    await slept;
  });

  it('fires nothing once it is closed', () => {
    const { base, clock, seen, note } = create();
    clock.after(100, note('timer'));

    clock.close();
    base.advance(200);

    assert.deepEqual(seen, []);
  });
});
