import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';

/** One thing that the service is doing: answering a request, or a round that a timer began. */
export type ServiceTask = { readonly name: string; readonly isTimer: boolean; draws: number };

/**
 * What a task of the service knows is what it was asked and what came back to it since. With the step
 * log that is all of the service's state, if it keeps nothing else in memory (the reference does not).
 *
 * Between two moments of quiet only one thing happens, so there is one current task: whoever lets the
 * service go on says which it is.
 */
export type ServiceTasks = {
  readonly current: () => ServiceTask | null;
  /** From here on it is this task that runs. */
  readonly enter: (task: ServiceTask | null) => void;
  /** Runs a task; its past counts until the promise has settled. */
  readonly run: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Something came back to the current task. */
  readonly note: (fact: string) => void;
  /** The callback of a timer that is being set now: it goes on with this task, or begins a round of its own. */
  readonly bindTimer: (dueAtMs: number, callback: () => void) => () => void;
  /** A name for what the current task draws next, the same whatever other tasks do meanwhile. */
  readonly nextDraw: () => string;
  /** The process has died: what its tasks knew is gone. */
  readonly forgetAll: () => void;
};

export function createServiceTasks(
  fingerprint: Fingerprint,
  nameTask: (kind: string) => string,
): ServiceTasks {
  const active = new Set<string>();
  let current: ServiceTask | null = null;
  let processDraws = 0;

  function begin(kind: string, isTimer: boolean): ServiceTask {
    const task = { name: nameTask(kind), isTimer, draws: 0 };
    active.add(task.name);
    fingerprint.note(task.name, 'begun');
    current = task;
    return task;
  }

  function end({ name }: ServiceTask) {
    if (active.delete(name)) fingerprint.forget(name);
  }

  return {
    current: () => current,
    enter: (task) => {
      current = task;
    },
    run: (name, task) => {
      const running = begin(name, false);
      return task().finally(() => {
        end(running);
      });
    },
    note: (fact) => {
      if (current !== null && active.has(current.name)) fingerprint.note(current.name, fact);
    },
    bindTimer: (dueAtMs, callback) => {
      const task = current;
      if (task !== null && !task.isTimer) {
        return () => {
          current = task;
          callback();
        };
      }
      // A round that sets the next timer has come to its end.
      if (task !== null) end(task);
      return () => {
        begin(`timer ${dueAtMs}`, true);
        callback();
      };
    },
    nextDraw: () =>
      current === null ? `process ${processDraws++}` : `${current.name} ${current.draws++}`,
    forgetAll: () => {
      for (const name of active) fingerprint.forget(name);
      active.clear();
      current = null;
    },
  };
}
