import type { Choices } from '../choices/choices.js';
import type { Footprint } from '../choices/footprint.js';
import type { Clock } from './clock.js';
import { createReadyTasks } from './ready-tasks.js';

/**
 * Time for one process in which nothing waits for real: it moves only when no task can run.
 *
 * Quiet is known exactly: one turn of the real event loop runs every promise and `nextTick` job there
 * is, so what has not run by then waits for something that this clock holds: an immediate, a ready
 * task (a message under way, a disk that works) or a timer.
 */
export type VirtualTime = Clock & {
  /** Runs `task` at the present moment, before time moves; which ready task goes next is a choice. */
  readonly ready: (label: string, footprint: Footprint, task: () => void) => void;
  /** Runs `task` at the present moment, before any ready task, in the order of the calls. */
  readonly immediately: (task: () => void) => () => void;
  /** Runs `task` at the present moment when all is quiet and no immediate is left, before any ready task. */
  readonly whenQuiet: (task: () => void) => void;
  /** Now, the due times of the timers, and the ready tasks: what of a state only the clock knows. */
  readonly outline: () => string;
  /** Lets everything happen until `main` has settled. */
  readonly drive: <T>(main: Promise<T>) => Promise<T>;
};

/** The run cannot go on: `main` waits for something that nobody will ever do. */
export class DeadlockError extends Error {
  override readonly name = 'DeadlockError';
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
   * and time is to move; with the labels of the ready tasks that sleep, for what they would begin is not
   * played from here. What it throws ends the run.
   */
  readonly atCrossroads?: (asleep: readonly string[]) => void;
  /** Whether orders are left out that differ only in independent steps; such a run ends in a `CutOffError`. */
  readonly isReducing?: boolean;
};

/** More than this in one run is a loop without a bound. */
const virtualStepsMax = 200_000;

type Timer = { readonly dueAtMs: number; readonly task: () => void };

const realSetImmediate = setImmediate;

const everyJob = () =>
  new Promise<void>((resolve) => {
    realSetImmediate(resolve);
  });

/** A clock that begins at `startMs` (milliseconds since the epoch). */
export function createVirtualTime(options: VirtualTimeOptions): VirtualTime {
  const { choices, startMs, atCrossroads = () => undefined, isReducing = false } = options;
  const readyTasks = createReadyTasks({ choices, atCrossroads, isReducing });
  const timers: Timer[] = [];
  const immediates: (() => void)[] = [];
  const quietTasks: (() => void)[] = [];
  let nowMs = startMs;
  let hasMoved = false;

  function after(delayMs: number, task: () => void) {
    const timer: Timer = { dueAtMs: nowMs + Math.max(0, delayMs), task };
    let place = timers.length;
    while (place > 0 && (timers[place - 1]?.dueAtMs ?? 0) > timer.dueAtMs) place -= 1;
    timers.splice(place, 0, timer);
    return () => {
      remove(timers, timer);
    };
  }

  function nextTimer(): (() => void) | undefined {
    if (hasMoved) atCrossroads([]);
    hasMoved = false;
    readyTasks.wake();
    const timer = timers.shift();
    if (timer !== undefined) nowMs = Math.max(nowMs, timer.dueAtMs);
    return timer?.task;
  }

  function next(): (() => void) | undefined {
    const immediate = immediates.shift() ?? quietTasks.shift();
    if (immediate !== undefined) return immediate;
    const ready = readyTasks.take();
    if (ready === 'asleep') throw new CutOffError('Only orders that were played before are left.');
    if (ready === undefined) return nextTimer();
    hasMoved = true;
    return ready.task;
  }

  async function drive<T>(main: Promise<T>): Promise<T> {
    const state = { isSettled: false };
    const settle = () => {
      state.isSettled = true;
    };
    main.then(settle, settle);
    for (let step = 0; step < virtualStepsMax; step += 1) {
      await everyJob();
      if (state.isSettled) return main;
      const task = next();
      if (task === undefined) throw new DeadlockError('Nothing is left that could move the run.');
      task();
    }
    throw new Error(`The run exceeded ${virtualStepsMax} steps: a loop has no bound.`);
  }

  return {
    nowMs: () => nowMs,
    after,
    ready: (label, footprint, task) => {
      readyTasks.add({ label, footprint, task });
    },
    immediately: (task) => {
      immediates.push(task);
      return () => {
        remove(immediates, task);
      };
    },
    whenQuiet: (task) => {
      quietTasks.push(task);
    },
    outline: () =>
      `${nowMs} ${timers.map(({ dueAtMs }) => dueAtMs).join()} ${readyTasks.outline()}`,
    drive,
  };
}

function remove<T>(tasks: T[], task: T) {
  const place = tasks.indexOf(task);
  if (place >= 0) tasks.splice(place, 1);
}
