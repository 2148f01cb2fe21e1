import assert from 'node:assert/strict';
import { createFakeClock } from '../fakes/fake-clock.js';
import { createSweeper } from './sweeper.js';

describe('the sweeper', () => {
  const failures: unknown[] = [];
  const onFailed = (error: unknown) => failures.push(error);
  const times = { everyMs: 1_000, stillAfterMs: 5_000, onFailed };

  it('turns from its start to its stop', async () => {
    const clock = createFakeClock(0);
    const sweeper = createSweeper({ ...times, clock, round: () => Promise.resolve() });
    assert.ok(!sweeper.isTurning());
    sweeper.start();
    await clock.advance(60_000);
    assert.ok(sweeper.isTurning());
    await sweeper.stop();
    assert.ok(!sweeper.isTurning());
  });

  it('stands still when a round does not come to its end', async () => {
    const clock = createFakeClock(0);
    const round = () => new Promise<void>(() => undefined);
    const sweeper = createSweeper({ ...times, clock, round });
    sweeper.start();
    await clock.advance(6_000);
    assert.ok(sweeper.isTurning());
    await clock.advance(1);
    assert.ok(!sweeper.isTurning());
  });

  it('goes on after a round that failed, says so, and does not count as turning until one ends well', async () => {
    const clock = createFakeClock(0);
    const error = new Error('relation "payment_steps" does not exist');
    let isBroken = true;
    const round = () => (isBroken ? Promise.reject(error) : Promise.resolve());
    const sweeper = createSweeper({ ...times, clock, round });
    sweeper.start();
    await clock.advance(2_500);
    assert.deepEqual(failures, [error, error]);
    assert.ok(!sweeper.isTurning());
    isBroken = false;
    await clock.advance(1_000);
    assert.ok(sweeper.isTurning());
  });
});
