/** What time is it, and wake me later. The only door to time; both worlds have their own. */
export type Clock = {
  /** Milliseconds since the epoch, whole. */
  readonly nowMs: () => number;
  /** Calls `task` once, `delayMs` (whole, ≥ 0) from now. Returns how to call it off. */
  readonly after: (delayMs: number, task: () => void) => () => void;
};

/** Resolves `delayMs` from now on the given clock. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}
