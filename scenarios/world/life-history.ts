import type { History } from '../../simulators/kit/history/history.js';
import type { ServiceUnderTest } from './world.js';

/** Numbers the processes of a run, from 1, in the order of their starts. */
export type InstanceNumbers = { readonly next: () => number };

export function createInstanceNumbers(): InstanceNumbers {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return last;
    },
  };
}

/** Records when the service started, crashed and stopped. */
export function withLifeHistory(
  service: ServiceUnderTest,
  history: History,
  numbers: InstanceNumbers = createInstanceNumbers(),
): ServiceUnderTest {
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
      instance = numbers.next();
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
