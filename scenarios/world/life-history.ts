import type { History } from '../../simulators/kit/history/history.js';
import type { ServiceUnderTest } from './world.js';

/** Records when the service started, crashed and stopped. Instances count from 1. */
export function withLifeHistory(service: ServiceUnderTest, history: History): ServiceUnderTest {
  let instance = 0;
  let isUp = false;
  const end = (kind: 'service-crashed' | 'service-stopped') => {
    if (!isUp) return;
    isUp = false;
    history.record({ kind, instance });
  };
  return {
    start: async () => {
      await service.start();
      instance += 1;
      isUp = true;
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
