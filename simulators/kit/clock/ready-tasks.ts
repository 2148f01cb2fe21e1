import type { Choices } from '../choices/choices.js';
import { areIndependent, type Footprint, isLocal, outlivesCrash } from '../choices/footprint.js';

export type ReadyTask = {
  /** Differs from that of every other task that is ready. */
  readonly label: string;
  readonly footprint: Footprint;
  readonly task: () => void;
};

/** What leaving out orders has to know of crashes. */
export type Crashes = {
  /** Whether one may still come. */
  readonly arePossible: () => boolean;
  /** Of what may happen in the step that is taken now, only a crash is new; or all is. */
  readonly areAllThatIsNew: (isSo: boolean) => void;
};

export type ReadyTasks = {
  readonly add: (task: ReadyTask) => void;
  /**
   * Takes the next one: a local step at once, for it makes no difference when it is taken; else a chosen
   * one. `asleep` when every order of what is ready was played by other choices. Undefined when none is ready.
   */
  readonly take: () => ReadyTask | 'asleep' | undefined;
  /** Something has happened that no step is independent of: time has moved, or a process has died. */
  readonly wake: () => void;
  readonly outline: () => string;
};

type Options = {
  readonly choices: Choices;
  /** Called before a choice among several, with what sleeps. */
  readonly atCrossroads: (asleep: readonly string[]) => void;
  /** Given when orders are left out that differ only in independent steps that both are a choice. */
  readonly reduction: Crashes | null;
};

/** `but-for-crash`: other steps have changed something since it slept, and a crash in it would be a new one. */
type Sleep = 'whole' | 'but-for-crash';

/**
 * The tasks that could run now. With a `reduction` these are sleep sets (Godefroid, "Partial-Order
 * Methods for the Verification of Concurrent Systems", 1996): once a step was taken first, it sleeps in the
 * alternatives until a step is taken that is not independent of it. A step in which a crash may strike is two
 * in one: what is independent of it is not independent of the crash.
 */
export function createReadyTasks({ choices, atCrossroads, reduction }: Options): ReadyTasks {
  const tasks: ReadyTask[] = [];
  let sleeping = new Map<ReadyTask, Sleep>();

  function remove(task: ReadyTask): ReadyTask {
    tasks.splice(tasks.indexOf(task), 1);
    return task;
  }

  function isAwake(task: ReadyTask): boolean {
    const sleep = sleeping.get(task);
    return sleep === undefined || (sleep === 'but-for-crash' && reduction?.arePossible() === true);
  }

  /** Who sleeps with less of itself counts as less asleep. */
  function asleep(): string[] {
    return [...sleeping].flatMap(([{ label }, sleep]) =>
      sleep === 'whole' ? [label, `crash in ${label}`] : [label],
    );
  }

  /** The sleepers after this step: those before, and those that were taken in its place. */
  function fallAsleep(chosen: ReadyTask, instead: readonly ReadyTask[]) {
    const before = [...sleeping, ...instead.map((task) => [task, 'whole'] as const)];
    sleeping = new Map(
      before.flatMap(([task, sleep]) => {
        if (task === chosen || !areIndependent(task.footprint, chosen.footprint)) return [];
        const isCrashNew = task.footprint.mayCrash === true && outlivesCrash(chosen.footprint);
        return [[task, isCrashNew ? 'but-for-crash' : sleep] as const];
      }),
    );
  }

  /** Also asked when all but one sleep, so that picks count the same with and without sleeping. */
  function choose(awake: readonly [ReadyTask, ...ReadyTask[]]): ReadyTask {
    const [first] = awake;
    let place = 0;
    if (tasks.length > 1) {
      atCrossroads(asleep());
      const labels = awake.map(({ label }) => label);
      place = choices.pick('next', labels, tasks[0]?.label);
    }
    const chosen = awake[place] ?? first;
    if (reduction !== null) {
      reduction.areAllThatIsNew(sleeping.has(chosen));
      fallAsleep(chosen, awake.slice(0, place));
    }
    return chosen;
  }

  function take(): ReadyTask | 'asleep' | undefined {
    const local = tasks.find(({ footprint }) => isLocal(footprint));
    if (local !== undefined) return remove(local);
    const [first, ...others] = tasks.filter(isAwake);
    if (first !== undefined) return remove(choose([first, ...others]));
    return tasks.length > 0 ? 'asleep' : undefined;
  }

  return {
    add: (task) => {
      tasks.push(task);
    },
    take,
    wake: () => {
      sleeping = new Map();
    },
    outline: () =>
      tasks
        .map(({ label }) => label)
        .sort()
        .join(),
  };
}
