import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { clearTimeout as clearNamed, setTimeout as setNamed } from 'node:timers';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
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

// As a value, to be compared only.
const abortAfter = (): unknown => Object.getOwnPropertyDescriptor(AbortSignal, 'timeout')?.value;

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
    const all = () => [setTimeout, setImmediate, Date, Math.random, abortAfter()];
    const before = all();

    await inVirtualTime(() => Promise.resolve());

    assert.deepEqual(all(), before);
  });

  it('lets timers of node:timers pass, by name and by promise', async () => {
    await inVirtualTime(async () => {
      await new Promise((resolve) => setNamed(resolve, 1_000));
      await wait(2_000);
      await promisify(setTimeout)(3_000);
      await promisify(setNamed)(4_000);
      await turn();

      assert.equal(Date.now(), startMs + 10_000);
    });
  });

  it('calls off a timer of node:timers', async () => {
    await inVirtualTime(async () => {
      let rings = 0;
      clearNamed(setNamed(() => rings++, 10));
      await wait(20);

      assert.equal(rings, 0);
    });
  });

  it('rejects a promised timer when its signal aborts', async () => {
    await inVirtualTime(async () => {
      const signal = AbortSignal.timeout(50);

      await assert.rejects(wait(100, undefined, { signal }), { code: 'ABORT_ERR' });

      assert.equal(Date.now(), startMs + 50);
      await assert.rejects(wait(1, undefined, { signal }), { name: 'AbortError' });
    });
  });

  it('aborts a signal when its time is over, with a TimeoutError', async () => {
    await inVirtualTime(async () => {
      const signal = AbortSignal.timeout(5_000);
      await wait(4_999);
      assert.equal(signal.aborted, false);
      await wait(1);

      assert.equal((signal.reason as DOMException).name, 'TimeoutError');
    });
  });

  it('draws ids and bytes of node:crypto from what was handed in', async () => {
    await inVirtualTime(async () => {
      const uuid = '40404040-4040-4040-8040-404040404040';
      assert.equal(randomUUID(), uuid);
      assert.equal(globalThis.crypto.randomUUID(), uuid);
      assert.equal(randomBytes(2).toString('hex'), '4040');
      assert.deepEqual(
        globalThis.crypto.getRandomValues(new Uint16Array(1)),
        new Uint16Array([0x4040]),
      );
      assert.equal((await promisify(randomBytes)(2)).toString('hex'), '4040');
    });
  });

  it('leaves node:timers and node:crypto alone when no run is active', async () => {
    await inVirtualTime(() => Promise.resolve());

    assert.notEqual(randomUUID(), randomUUID());
    assert.equal(await wait(0, 'real'), 'real');
    assert.equal(await promisify(setNamed)(0, 'real'), 'real');
  });
});
