import type { Choices } from '../choices/choices.js';
import type { Clock } from './clock.js';

/**
 * Time for one process in which nothing waits for real: it moves only when no task can run.
 *
 * Quiet is known exactly: one turn of the real event loop runs every promise and `nextTick` job there
 * is, so what has not run by then waits for something that this clock holds: an immediate, a ready
 * task (a message under way) or a timer.
 */
export type VirtualTime = Clock & {
  /** Runs `task` at the present moment, before time moves; which ready task goes next is a choice. */
  readonly ready: (label: string, task: () => void) => void;
  /** Runs `task` at the present moment, before any ready task, in the order of the calls. */
  readonly immediately: (task: () => void) => () => void;
  /** Now, the due times of the timers, and the ready tasks: what of a state only the clock knows. */
  readonly outline: () => string;
  /** Lets everything happen until `main` has settled. */
  readonly drive: <T>(main: Promise<T>) => Promise<T>;
};

/** The run cannot go on: `main` waits for something that nobody will ever do. */
export class DeadlockError extends Error {
  override readonly name = 'DeadlockError';
}

/** More than this in one run is a loop without a bound. */
const virtualStepsMax = 200_000;

type Task = { readonly dueAtMs: number; readonly label: string; readonly task: () => void };

const realSetImmediate = setImmediate;

const everyJob = () =>
  new Promise<void>((resolve) => {
    realSetImmediate(resolve);
  });

type Options = {
  readonly choices: Choices;
  readonly startMs: number;
  /**
   * Called when the run has come to a point where it may go on in several ways, or where all is quiet
   * and time is to move. What it throws ends the run.
   */
  readonly atCrossroads?: () => void;
};

/** A clock that begins at `startMs` (milliseconds since the epoch). */
export function createVirtualTime({ choices, startMs, atCrossroads }: Options): VirtualTime {
  let nowMs = startMs;
  let hasMoved = false;
  const timers: Task[] = [];
  const immediates: Task[] = [];
  const readyTasks: Task[] = [];

  function after(delayMs: number, task: () => void) {
    const timer: Task = { dueAtMs: nowMs + Math.max(0, delayMs), label: 'timer', task };
    let place = timers.length;
    while (place > 0 && (timers[place - 1]?.dueAtMs ?? 0) > timer.dueAtMs) place -= 1;
    timers.splice(place, 0, timer);
    return () => {
      remove(timers, timer);
    };
  }

  function next(): Task | undefined {
    const immediate = immediates.shift();
    if (immediate !== undefined) return immediate;
    const [first, ...others] = readyTasks;
    if (first !== undefined) {
      const chosen = others.length === 0 ? first : choose(first);
      remove(readyTasks, chosen);
      hasMoved = true;
      return chosen;
    }
    if (hasMoved) atCrossroads?.();
    hasMoved = false;
    const timer = timers.shift();
    if (timer !== undefined) nowMs = Math.max(nowMs, timer.dueAtMs);
    return timer;
  }

  function choose(first: Task): Task {
    atCrossroads?.();
    const place = choices.pick(
      'next',
      readyTasks.map(({ label }) => label),
    );
    return readyTasks[place] ?? first;
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
      task.task();
    }
    throw new Error(`The run exceeded ${virtualStepsMax} steps: a loop has no bound.`);
  }

  return {
    nowMs: () => nowMs,
    outline: () =>
      `${nowMs} ${timers.map(({ dueAtMs }) => dueAtMs).join()} ${readyTasks
        .map(({ label }) => label)
        .sort()
        .join()}`,
    after,
    ready: (label, task) => {
      readyTasks.push({ dueAtMs: nowMs, label, task });
    },
    immediately: (task) => {
      const entry: Task = { dueAtMs: nowMs, label: 'immediate', task };
      immediates.push(entry);
      return () => {
        remove(immediates, entry);
      };
    },
    drive,
  };
}

function remove(tasks: Task[], task: Task) {
  const place = tasks.indexOf(task);
  if (place >= 0) tasks.splice(place, 1);
}
