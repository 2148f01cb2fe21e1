import type { Clock } from './ports.js';

type Rounds = {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly round: () => Promise<void>;
  /** So long after the last beginning or end of a round it counts as standing still. */
  readonly stillAfterMs: number;
};

export type Sweeper = {
  /** Sweeps again and again, each round `everyMs` after the end of the one before. */
  readonly start: () => void;
  /** Resolves when the round that is running has ended; none follows. */
  readonly stop: () => Promise<void>;
  readonly isTurning: () => boolean;
};

/** Not started yet. */
export function createSweeper({ clock, everyMs, round, stillAfterMs }: Rounds): Sweeper {
  let isStopped = false;
  let lastSignAtMs: number | null = null;
  let running: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;

  function schedule(): void {
    lastSignAtMs = clock.nowMs();
    if (isStopped) return;
    callOff = clock.after(everyMs, () => {
      lastSignAtMs = clock.nowMs();
      running = round().finally(schedule);
    });
  }

  return {
    start: schedule,
    stop: async () => {
      isStopped = true;
      callOff();
      await running;
    },
    isTurning: () =>
      !isStopped && lastSignAtMs !== null && clock.nowMs() - lastSignAtMs <= stillAfterMs,
  };
}
