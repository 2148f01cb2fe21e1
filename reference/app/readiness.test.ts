import assert from 'node:assert/strict';
import { createFakeClock } from '../fakes/fake-clock.js';
import { createGate } from './gate.js';
import { whyNotReady } from './readiness.js';

describe('readiness', () => {
  const clock = createFakeClock(0);
  const good = {
    clock,
    gate: createGate(),
    sweeper: { isTurning: () => true },
    probeStepLog: () => Promise.resolve(),
  };

  it('has nothing against it when all is well', async () => {
    assert.deepEqual(await whyNotReady(good), []);
  });

  it('names all that stands against it', async () => {
    const gate = createGate();
    void gate.close(); // Nobody is inside.
    const bad = {
      clock,
      gate,
      sweeper: { isTurning: () => false },
      probeStepLog: () => Promise.reject(new Error('ENOSPC')),
    };
    assert.deepEqual(await whyNotReady(bad), [
      'STOPPING',
      'SWEEPER_STANDS_STILL',
      'STEP_LOG_NOT_WRITABLE',
    ]);
  });

  it('does not wait for a disk that hangs', async () => {
    const pending = whyNotReady({ ...good, probeStepLog: () => new Promise(() => undefined) });
    await clock.advance(2_000);
    assert.deepEqual(await pending, ['STEP_LOG_NOT_WRITABLE']);
  });
});
