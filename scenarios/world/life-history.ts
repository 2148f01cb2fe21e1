import type { History } from '../../simulators/kit/history/history.js';
import type { ServiceUnderTest } from './world.js';

/** Numbers the lives of all processes of a run, from 1, in the order of their starts. */
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

/**
 * Records when a process of the service started, crashed and stopped. It lives once at a time: two crashes in one
 * moment are one, and the second start finds it up.
 */
export function withLifeHistory(
  service: ServiceUnderTest,
  history: History,
  numbers: InstanceNumbers = createInstanceNumbers(),
): ServiceUnderTest {
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
      instance = numbers.next();
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
