import type { Clock } from './clock.js';

/** A clock for tests: time stands still until it is moved. */
export type ManualClock = Clock & {
  /** Moves time on and runs, in order, what falls due on the way. */
  readonly advance: (byMs: number) => void;
};

/** A manual clock that shows this moment, in milliseconds since the epoch. */
export function createManualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  let timers: { readonly dueAtMs: number; readonly task: () => void }[] = [];

  function takeNext(untilMs: number) {
    const due = timers.filter(({ dueAtMs }) => dueAtMs <= untilMs);
    const next = due.sort((one, other) => one.dueAtMs - other.dueAtMs)[0];
    timers = timers.filter((timer) => timer !== next);
    return next;
  }

  return {
    nowMs: () => nowMs,
    after: (delayMs, task) => {
      const timer = { dueAtMs: nowMs + delayMs, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (byMs) => {
      const untilMs = nowMs + byMs;
      for (let next = takeNext(untilMs); next !== undefined; next = takeNext(untilMs)) {
        nowMs = next.dueAtMs;
        next.task();
      }
      nowMs = untilMs;
    },
  };
}
