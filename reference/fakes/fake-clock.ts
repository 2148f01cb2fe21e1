import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Clock } from '../app/ports.js';

export type FakeClock = Clock & {
  /** Lets time pass, and whatever falls due in it happen in order. */
  readonly advance: (durationMs: number) => Promise<void>;
};

type Timer = { readonly dueAtMs: number; readonly seq: number; readonly task: () => void };

/** A clock for tests that moves only when it is told to. */
export function createFakeClock(startMs: number): FakeClock {
  let nowMs = startMs;
  let seq = 0;
  const timers = new Set<Timer>();

  function takeNext(untilMs: number): Timer | undefined {
    const due = [...timers].filter(({ dueAtMs }) => dueAtMs <= untilMs);
    const next = due.sort((a, b) => a.dueAtMs - b.dueAtMs || a.seq - b.seq)[0];
    if (next !== undefined) timers.delete(next);
    return next;
  }

  return {
    nowMs: () => nowMs,
    after: (delayMs, task) => {
      const timer = { dueAtMs: nowMs + delayMs, seq: seq++, task };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (durationMs) => {
      const untilMs = nowMs + durationMs;
      await settle();
      for (let timer = takeNext(untilMs); timer !== undefined; timer = takeNext(untilMs)) {
        nowMs = Math.max(nowMs, timer.dueAtMs);
        timer.task();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}

/** More than any request has steps; none of them waits for the machine. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await turnOfLoop();
  }
}
