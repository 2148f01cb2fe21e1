import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { Footprints } from './footprints.js';
import type { ServiceLife } from './service-life.js';
import type { ServiceTasks } from './service-tasks.js';

/** The disk: whoever reads or writes waits for a turn, and others may get in between. */
export type StepLogTurns = {
  readonly read: <T>(what: string, act: () => Promise<T>) => Promise<T>;
  readonly write: <T>(what: string, act: () => Promise<T>) => Promise<T>;
};

type Deps = {
  readonly time: VirtualTime;
  readonly life: ServiceLife;
  readonly tasks: ServiceTasks;
  readonly footprints: Footprints;
};

export function createStepLogTurns({ time, life, tasks, footprints }: Deps): StepLogTurns {
  type Kind = 'stepLogRead' | 'stepLogWrite';

  /** Does it when its turn comes; the dead do nothing. */
  function inTurn<T>(kind: Kind, what: string, act: () => Promise<T>): Promise<T> {
    const task = tasks.current();
    return new Promise((resolve, reject) => {
      time.ready(`step log: ${what} by ${task?.name ?? 'the process'}`, footprints[kind], () => {
        tasks.enter(task);
        if (!life.isOver()) act().then(resolve, reject);
      });
    });
  }

  return {
    read: (what, act) => inTurn('stepLogRead', what, act),
    write: (what, act) => inTurn('stepLogWrite', what, act),
  };
}
