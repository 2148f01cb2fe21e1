import type { Choices } from '../choices/choices.js';
import { areIndependent, type Footprint, isLocal } from '../choices/footprint.js';

export type ReadyTask = {
  /** Differs from that of every other task that is ready. */
  readonly label: string;
  readonly footprint: Footprint;
  readonly task: () => void;
};

export type ReadyTasks = {
  readonly add: (task: ReadyTask) => void;
  /**
   * Takes the next one: a local step at once, for it makes no difference when it is taken; else a chosen
   * one. `asleep` when every order of what is ready was played by other choices. Undefined when none is ready.
   */
  readonly take: () => ReadyTask | 'asleep' | undefined;
  /** Time has moved. */
  readonly wake: () => void;
  readonly outline: () => string;
};

type Options = {
  readonly choices: Choices;
  /** Called before a choice among several, with the labels of those that sleep. */
  readonly atCrossroads: (asleep: readonly string[]) => void;
  /** Whether orders are left out that differ only in independent steps that both are a choice. */
  readonly isReducing: boolean;
};

/**
 * The tasks that could run now. With `isReducing` these are sleep sets (Godefroid, "Partial-Order
 * Methods for the Verification of Concurrent Systems", 1996): once a step was taken first, it sleeps in the
 * alternatives until a step is taken that is not independent of it.
 */
export function createReadyTasks({ choices, atCrossroads, isReducing }: Options): ReadyTasks {
  const tasks: ReadyTask[] = [];
  let sleeping: ReadyTask[] = [];

  function remove(task: ReadyTask): ReadyTask {
    tasks.splice(tasks.indexOf(task), 1);
    return task;
  }

  /** Also asked when all but one sleep, so that picks count the same with and without sleeping. */
  function choose(awake: readonly [ReadyTask, ...ReadyTask[]]): ReadyTask {
    const [first] = awake;
    let place = 0;
    if (tasks.length > 1) {
      atCrossroads(sleeping.filter((task) => tasks.includes(task)).map(({ label }) => label));
      const labels = awake.map(({ label }) => label);
      place = choices.pick('next', labels, tasks[0]?.label);
    }
    const chosen = awake[place] ?? first;
    if (isReducing) {
      const earlier = [...sleeping, ...awake.slice(0, place)];
      sleeping = earlier.filter(({ footprint }) => areIndependent(footprint, chosen.footprint));
    }
    return chosen;
  }

  function take(): ReadyTask | 'asleep' | undefined {
    const local = tasks.find(({ footprint }) => isLocal(footprint));
    if (local !== undefined) return remove(local);
    const [first, ...others] = tasks.filter((task) => !sleeping.includes(task));
    if (first !== undefined) return remove(choose([first, ...others]));
    return tasks.length > 0 ? 'asleep' : undefined;
  }

  return {
    add: (task) => {
      tasks.push(task);
    },
    take,
    wake: () => {
      sleeping = [];
    },
    outline: () =>
      tasks
        .map(({ label }) => label)
        .sort()
        .join(),
  };
}
