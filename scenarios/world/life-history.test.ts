import assert from 'node:assert/strict';
import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { withLifeHistory } from './life-history.js';
import type { ServiceUnderTest } from './world.js';

function createTrial() {
  const history = createHistory(createManualClock(0));
  let starts = 0;
  const service: ServiceUnderTest = {
    start: () => {
      starts += 1;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
    crash: () => Promise.resolve(),
    ask: () => Promise.resolve(null),
  };
  return {
    service: withLifeHistory(service, history),
    starts: () => starts,
    kinds: () => history.entries.map(({ kind }) => kind),
  };
}

describe('life history', () => {
  it('records each life of the service', async () => {
    const { service, kinds } = createTrial();

    await service.start();
    await service.crash();
    await service.start();
    await service.stop();

    assert.deepEqual(kinds(), [
      'service-started',
      'service-crashed',
      'service-started',
      'service-stopped',
    ]);
  });

  it('takes two crashes in one moment for one, and starts one instance after them', async () => {
    const { service, kinds, starts } = createTrial();
    await service.start();

    await Promise.all([service.crash(), service.crash()]);
    await Promise.all([service.start(), service.start()]);
    await service.start();

    assert.equal(starts(), 2);
    assert.deepEqual(kinds(), ['service-started', 'service-crashed', 'service-started']);
  });
});
