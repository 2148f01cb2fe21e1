import type { Clock } from './clock.js';

/** The machine's own clock, for the wire world. */
export const realClock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
