import { AsyncLocalStorage } from 'node:async_hooks';
import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';

/** One thing that the service is doing: answering a request, or a round that a timer began. */
type Task = { readonly name: string; readonly isTimer: boolean; draws: number };

/**
 * What a task of the service knows is what it was asked and what came back to it since. With the step
 * log that is all of the service's state, if it keeps nothing else in memory (the reference does not).
 */
export type ServiceTasks = {
  /** Runs a task; its past counts until the promise has settled. */
  readonly run: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** The name of the task that is running; none for what the process does on its own. */
  readonly currentName: () => string;
  /** Something came back to the task that is running. */
  readonly note: (fact: string) => void;
  /** The callback of a timer that is being set now: it goes on with this task, or begins a round of its own. */
  readonly bindTimer: (dueAtMs: number, callback: () => void) => () => void;
  /** A name for what the running task draws next, the same whatever other tasks do meanwhile. */
  readonly nextDraw: () => string;
  /** The process has died: what its tasks knew is gone. */
  readonly forgetAll: () => void;
};

const current = new AsyncLocalStorage<Task>();

export function createServiceTasks(fingerprint: Fingerprint): ServiceTasks {
  const counts = new Map<string, number>();
  const active = new Set<string>();
  let rootDraws = 0;

  function begin(kind: string, isTimer: boolean): Task {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const task = { name: `${kind} (${count})`, isTimer, draws: 0 };
    active.add(task.name);
    fingerprint.note(task.name, 'begun');
    return task;
  }

  function end({ name }: Task) {
    if (active.delete(name)) fingerprint.forget(name);
  }

  return {
    run: (name, task) => {
      const running = begin(name, false);
      return current.run(running, task).finally(() => {
        end(running);
      });
    },
    currentName: () => current.getStore()?.name ?? 'the process',
    note: (fact) => {
      const task = current.getStore();
      if (task !== undefined && active.has(task.name)) fingerprint.note(task.name, fact);
    },
    bindTimer: (dueAtMs, callback) => {
      const task = current.getStore();
      if (task !== undefined && !task.isTimer) return callback;
      // A round that sets the next timer has come to its end.
      if (task !== undefined) end(task);
      return () => {
        current.run(begin(`timer ${dueAtMs}`, true), callback);
      };
    },
    nextDraw: () => {
      const task = current.getStore();
      if (task === undefined) return `process ${rootDraws++}`;
      return `${task.name} ${task.draws++}`;
    },
    forgetAll: () => {
      for (const name of active) fingerprint.forget(name);
      active.clear();
    },
  };
}
