import type { Clock } from './ports.js';

type Rounds = {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly round: () => Promise<void>;
  /** A round broke off, by a bug or a store in disorder. The next one is made all the same. */
  readonly onFailed: (error: unknown) => void;
  /** So long after the last beginning or end of a round it counts as standing still. */
  readonly stillAfterMs: number;
};

export type Sweeper = {
  /** Sweeps again and again, each round `everyMs` after the end of the one before. */
  readonly start: () => void;
  /** Resolves when the round that is running has ended; none follows. */
  readonly stop: () => Promise<void>;
  /** The last round came to its end in time. */
  readonly isTurning: () => boolean;
};

/** Not started yet. */
export function createSweeper({ clock, everyMs, round, onFailed, stillAfterMs }: Rounds): Sweeper {
  let isStopped = false;
  let hasFailed = false;
  let lastSignAtMs: number | null = null;
  let running: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;

  /** Never rejects: what the process has in hand does not end with a round. */
  async function turn(): Promise<void> {
    try {
      await round();
      hasFailed = false;
    } catch (error) {
      hasFailed = true;
      onFailed(error);
    }
    schedule();
  }

  function schedule(): void {
    lastSignAtMs = clock.nowMs();
    if (isStopped) return;
    callOff = clock.after(everyMs, () => {
      lastSignAtMs = clock.nowMs();
      running = turn();
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
      !isStopped &&
      !hasFailed &&
      lastSignAtMs !== null &&
      clock.nowMs() - lastSignAtMs <= stillAfterMs,
  };
}
