import type { Clock } from '../../../simulators/kit/clock/clock.js';

/** One life of the service's process: when it ends, nothing it waits for comes, and nothing it does happens. */
export type ServiceLife = {
  readonly isOver: () => boolean;
  /** Resolves (to null) when the life ends. */
  readonly ended: Promise<null>;
  readonly end: () => void;
  /** The promise as long as the life lasts; after that it never settles. */
  readonly hold: <T>(promise: Promise<T>) => Promise<T>;
  readonly clockOf: (clock: Clock) => Clock;
};

export function createServiceLife(): ServiceLife {
  let isOver = false;
  let announceEnd: (nothing: null) => void = () => undefined;
  const ended = new Promise<null>((resolve) => {
    announceEnd = resolve;
  });
  const never = new Promise<never>(() => undefined);
  return {
    isOver: () => isOver,
    ended,
    end: () => {
      isOver = true;
      announceEnd(null);
    },
    hold: async (promise) => {
      const value = await promise;
      return isOver ? never : value;
    },
    clockOf: (clock) => ({
      nowMs: clock.nowMs,
      after: (delayMs, task) =>
        clock.after(delayMs, () => {
          if (!isOver) task();
        }),
    }),
  };
}
