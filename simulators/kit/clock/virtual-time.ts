import type { Choices } from '../choices/choices.js';
import type { Footprint } from '../choices/footprint.js';
import type { Clock } from './clock.js';
import { createDueTasks } from './due-tasks.js';
import { createQuiet, everyTick, type Quiet } from './quiet.js';
import { type Crashes, createReadyTasks } from './ready-tasks.js';

/**
 * Time for one process in which nothing waits for real: it moves only when no task can run.
 *
 * Quiet is known exactly: one turn of the real event loop runs every promise and `nextTick` job there
 * is (and one tick every promise job, where nothing else is used), so what has not run by then waits for something that this clock holds: an immediate, a ready
 * task (a message under way, a disk that works) or a timer.
 */
export type VirtualTime = Clock & {
  /** Runs `task` at the present moment, before time moves; which ready task goes next is a choice. */
  readonly ready: (label: string, footprint: Footprint, task: () => void) => void;
  /** Runs `task` at the present moment, before any ready task, in the order of the calls. */
  readonly immediately: (task: () => void) => () => void;
  /** Runs `task` at the present moment when all is quiet and no immediate is left, before any ready task. */
  readonly whenQuiet: (task: () => void) => void;
  /**
   * From now on something runs that uses more of Node than promises (streams use ticks), until the returned function is
   * called. Without that, less has to be waited for at each step.
   */
  readonly useTicks: () => () => void;
  /** Something has happened that makes a difference to every step, wherever it was played before: a process has died. */
  readonly wake: () => void;
  /** Now, the due times of the timers, and the ready tasks: what of a state only the clock knows. */
  readonly outline: () => string;
  /** Lets everything happen until `main` has settled. */
  readonly drive: <T>(main: Promise<T>) => Promise<T>;
};

/** The run cannot go on: `main` waits for something that nobody will ever do. */
export class DeadlockError extends Error {
  override readonly name = 'DeadlockError';
}

/** The run does not come to an end: something goes on and on, and perhaps time does not even move. */
export class EndlessError extends Error {
  override readonly name = 'EndlessError';
}

/** The run was ended on purpose: what is to come was played by other choices. */
export class CutOffError extends Error {
  override readonly name = 'CutOffError';
}

export type VirtualTimeOptions = {
  readonly choices: Choices;
  readonly startMs: number;
  /**
   * Called when the run has come to a point where it may go on in several ways, or where all is quiet
   * and time is to move; with what sleeps of the ready tasks, for what it would begin is not
   * played from here. What it throws ends the run.
   */
  readonly atCrossroads?: (asleep: readonly string[]) => void;
  /** Given when orders are left out that differ only in independent steps; such a run ends in a `CutOffError`. */
  readonly reduction?: Crashes | null;
};

/** More than this in one run is a loop without a bound; a story takes some hundreds, a long recovery thousands. */
const virtualStepsMax = 15_000;

/** A clock that begins at `startMs` (milliseconds since the epoch). */
export function createVirtualTime(options: VirtualTimeOptions): VirtualTime {
  const { choices, startMs, atCrossroads = () => undefined, reduction = null } = options;
  const readyTasks = createReadyTasks({ choices, atCrossroads, reduction });
  const dueTasks = createDueTasks();
  const quiet = createQuiet();
  const immediates: (() => void)[] = [];
  const quietTasks: (() => void)[] = [];
  let nowMs = startMs;
  let hasMoved = false;

  function nextDue(): (() => void) | undefined {
    if (hasMoved) atCrossroads([]);
    hasMoved = false;
    readyTasks.wake();
    const due = dueTasks.take();
    if (due !== undefined) nowMs = Math.max(nowMs, due.dueAtMs);
    return due?.task;
  }

  function next(): (() => void) | undefined {
    const immediate = immediates.shift() ?? quietTasks.shift();
    if (immediate !== undefined) return immediate;
    const ready = readyTasks.take();
    if (ready === 'asleep') throw new CutOffError('Only orders that were played before are left.');
    if (ready === undefined) return nextDue();
    hasMoved = true;
    return ready.task;
  }

  return {
    nowMs: () => nowMs,
    after: (delayMs, task) => dueTasks.add(nowMs + Math.max(0, delayMs), task),
    ready: (label, footprint, task) => {
      readyTasks.add({ label, footprint, task });
    },
    immediately: (task) => {
      immediates.push(task);
      return () => {
        const place = immediates.indexOf(task);
        if (place >= 0) immediates.splice(place, 1);
      };
    },
    whenQuiet: (task) => {
      quietTasks.push(task);
    },
    wake: readyTasks.wake,
    outline: () => `${nowMs} ${dueTasks.dueTimes().join()} ${readyTasks.outline()}`,
    useTicks: quiet.useTicks,
    drive: (main) => drive(main, { quiet, next }),
  };
}

type Driver = { readonly quiet: Quiet; readonly next: () => (() => void) | undefined };

async function drive<T>(main: Promise<T>, { quiet, next }: Driver): Promise<T> {
  const state = { isSettled: false };
  const settle = () => {
    state.isSettled = true;
  };
  main.then(settle, settle);
  // From here on this function runs as a promise job.
  await everyTick();
  for (let step = 0; step < virtualStepsMax; step += 1) {
    await quiet.come();
    if (state.isSettled) return main;
    const task = next();
    if (task === undefined) throw new DeadlockError('Nothing is left that could move the run.');
    task();
  }
  throw new EndlessError(
    `The run should have come to rest, but went on for ${virtualStepsMax} steps: something is done again and again without a bound.`,
  );
}
