import assert from 'node:assert/strict';
import { type Choices, firstChoices } from '../choices/choices.js';
import { sleep } from './clock.js';
import { createVirtualTime, DeadlockError } from './virtual-time.js';

const somewhere = { reads: [], writes: ['somewhere'] };
const start = (choices: Choices = firstChoices) => createVirtualTime({ choices, startMs: 1_000 });

describe('virtual time', () => {
  it('moves to the next timer only when nothing else can run', async () => {
    const time = start();
    const seen: string[] = [];

    await time.drive(
      (async () => {
        time.after(10, () => seen.push(`timer at ${time.nowMs()}`));
        time.ready('message', somewhere, () => seen.push(`message at ${time.nowMs()}`));
        await sleep(time, 20);
      })(),
    );

    assert.deepEqual(seen, ['message at 1000', 'timer at 1010']);
  });

  it('fires timers of the same moment in the order of their making', async () => {
    const time = start();
    const seen: number[] = [];

    await time.drive(
      (async () => {
        for (const number of [1, 2, 3]) time.after(5, () => seen.push(number));
        await sleep(time, 5);
      })(),
    );

    assert.deepEqual(seen, [1, 2, 3]);
  });

  it('waits for a chain of promises of any length before it moves', async () => {
    const time = start();
    const seen: string[] = [];
    const chain = async () => {
      for (let link = 0; link < 1_000; link += 1) await Promise.resolve();
      seen.push(`chain at ${time.nowMs()}`);
    };

    await time.drive(
      (async () => {
        time.after(1, () => seen.push('timer'));
        void chain();
        await sleep(time, 2);
      })(),
    );

    assert.deepEqual(seen, ['chain at 1000', 'timer']);
  });

  it('asks the choices which ready task goes next', async () => {
    const last: Choices = { pick: (_label, options) => options.length - 1 };
    const time = start(last);
    const seen: string[] = [];

    await time.drive(
      (async () => {
        for (const name of ['a', 'b', 'c']) time.ready(name, somewhere, () => seen.push(name));
        await sleep(time, 1);
      })(),
    );

    assert.deepEqual(seen, ['c', 'b', 'a']);
  });

  it('does not call what was called off', async () => {
    const time = start();
    let calls = 0;
    const callOff = time.after(1, () => calls++);
    callOff();

    await time.drive(sleep(time, 5));

    assert.equal(calls, 0);
  });

  it('says when nothing is left that could move the run', async () => {
    const time = start();

    const run = time.drive(new Promise(() => undefined));

    await assert.rejects(run, DeadlockError);
  });
});
