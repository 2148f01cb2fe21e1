import type { History } from '../../simulators/kit/history/history.js';
import type { ServiceUnderTest } from './world.js';

/**
 * Records when the service started, crashed and stopped. Instances count from 1, and one runs at a time: two
 * crashes in one moment are one, and the second start finds the service up.
 */
export function withLifeHistory(service: ServiceUnderTest, history: History): ServiceUnderTest {
  let instance = 0;
  let life: 'down' | 'starting' | 'up' = 'down';
  const end = (kind: 'service-crashed' | 'service-stopped') => {
    if (life === 'up') history.record({ kind, instance });
    life = 'down';
  };
  return {
    start: async () => {
      if (life !== 'down') return;
      life = 'starting';
      await service.start();
      life = 'up';
      instance += 1;
      history.record({ kind: 'service-started', instance });
    },
    crash: async () => {
      end('service-crashed');
      await service.crash();
    },
    stop: async () => {
      end('service-stopped');
      await service.stop();
    },
    ask: service.ask,
  };
}
