import assert from 'node:assert/strict';
import { firstChoices } from '../choices/choices.js';
import { installVirtualGlobals } from './virtual-globals.js';
import { createVirtualTime } from './virtual-time.js';

const startMs = Date.parse('2026-01-02T03:04:05Z');

async function inVirtualTime(task: () => Promise<void>) {
  const time = createVirtualTime({ choices: firstChoices, startMs });
  const restore = installVirtualGlobals(time, () => 0.25);
  try {
    await time.drive(task());
  } finally {
    restore();
  }
}

describe('virtual globals', () => {
  it('gives the virtual time for a date without arguments, and leaves others alone', async () => {
    await inVirtualTime(() => {
      assert.equal(new Date().toISOString(), '2026-01-02T03:04:05.000Z');
      assert.equal(Date.now(), startMs);
      assert.equal(new Date(0).getTime(), 0);
      assert.ok(new Date() instanceof Date);
      return Promise.resolve();
    });
  });

  it('lets an hour of setTimeout pass at once', async () => {
    await inVirtualTime(async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_600_000));

      assert.equal(Date.now(), startMs + 3_600_000);
    });
  });

  it('repeats an interval until it is cleared', async () => {
    await inVirtualTime(async () => {
      let ticks = 0;
      const interval = setInterval(() => ticks++, 10);
      await new Promise((resolve) => setTimeout(resolve, 35));
      clearInterval(interval);
      await new Promise((resolve) => setTimeout(resolve, 100));

      assert.equal(ticks, 3);
    });
  });

  it('runs an immediate at the present moment', async () => {
    await inVirtualTime(async () => {
      await new Promise((resolve) => setImmediate(resolve));

      assert.equal(Date.now(), startMs);
    });
  });

  it('draws Math.random from what was handed in', async () => {
    await inVirtualTime(() => {
      assert.equal(Math.random(), 0.25);
      return Promise.resolve();
    });
  });

  it('puts everything back', async () => {
    const before = [setTimeout, setImmediate, Date, Math.random];

    await inVirtualTime(() => Promise.resolve());

    assert.deepEqual([setTimeout, setImmediate, Date, Math.random], before);
  });
});
