import type { Clock } from './clock.js';
import { createDueTasks, type DueTask } from './due-tasks.js';

/** A clock that goes with another one, and can be put forward. */
export type MovableClock = Clock & {
  /** How far it is ahead, in milliseconds. */
  readonly offsetMs: () => number;
  /** When the next timer falls due, in milliseconds since the epoch; null when none waits. */
  readonly nextDueAtMs: () => number | null;
  /**
   * Moves time on by `byMs` (whole, ≥ 0) and runs, in order, what falls due on the way; each sees the
   * moment for which it was meant. `settle` is waited for after each, so that what it began may set new timers.
   */
  readonly advance: (byMs: number, settle?: () => Promise<void>) => Promise<void>;
  /** Puts it so far ahead at once, before any timer was set. */
  readonly setOffset: (offsetMs: number) => void;
  /** Calls off every timer. */
  readonly close: () => void;
};

/** Node's timers know no longer delay: a longer one fires at once. */
const delayMsMax = 2_147_483_647;

/** A movable clock that shows what `base` shows. */
export function createMovableClock(base: Clock): MovableClock {
  const tasks = createDueTasks();
  let offsetMs = 0;
  /** While it is being moved, time stands at the timer that is run. */
  let heldAtMs: number | null = null;
  let lastMove: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;
  let isClosed = false;

  const nowMs = () => heldAtMs ?? base.nowMs() + offsetMs;

  function takeDue(untilMs: number): DueTask | undefined {
    const nextMs = tasks.nextDueAtMs();
    return nextMs !== null && nextMs <= untilMs ? tasks.take() : undefined;
  }

  /** Wakes at the next timer. */
  function arm() {
    callOff();
    const nextMs = tasks.nextDueAtMs();
    if (nextMs === null || heldAtMs !== null || isClosed) return;
    callOff = base.after(Math.min(Math.max(0, nextMs - nowMs()), delayMsMax), runDue);
  }

  function runDue() {
    if (heldAtMs !== null) return;
    for (let due = takeDue(nowMs()); due !== undefined; due = takeDue(nowMs())) due.task();
    arm();
  }

  async function move(byMs: number, settle: () => Promise<void>) {
    const untilMs = nowMs() + byMs;
    try {
      for (let due = takeDue(untilMs); due !== undefined; due = takeDue(untilMs)) {
        heldAtMs = Math.max(nowMs(), due.dueAtMs);
        due.task();
        await settle();
      }
    } finally {
      heldAtMs = null;
      offsetMs = untilMs - base.nowMs();
      arm();
    }
  }

  return {
    nowMs,
    after: (delayMs, task) => {
      const dueAtMs = nowMs() + delayMs;
      const callOffTask = tasks.add(dueAtMs, task);
      if (dueAtMs === tasks.nextDueAtMs()) arm();
      return callOffTask;
    },
    offsetMs: () => offsetMs,
    nextDueAtMs: tasks.nextDueAtMs,
    advance: (byMs, settle = () => Promise.resolve()) => {
      const moved = lastMove.then(() => move(byMs, settle));
      lastMove = moved.catch(() => undefined); // Its caller hears of it; the next one can move on.
      return moved;
    },
    setOffset: (aheadMs) => {
      offsetMs = aheadMs;
    },
    close: () => {
      isClosed = true;
      callOff();
    },
  };
}
