// How long things may take and how often they may happen before it is a breach, each with its reason.
// They follow from the times that the service was told to keep, so a run with shorter times has tighter bounds.

/** The times that a run gives the service, in milliseconds. What they mean stands in the reference's `config.ts`. */
export type ServiceTimes = {
  readonly pgTimeoutMs: number;
  readonly legacyTimeoutMs: number;
  readonly authenticationWindowMs: number;
  readonly approvalWindowMs: number;
  readonly windowMarginMs: number;
  readonly graceMs: number;
  readonly sweepEveryMs: number;
  readonly retryBackoffMaxMs: number;
  readonly manualAfterMs: number;
};

export type Bounds = {
  /** From a customer's request to its answer. */
  readonly answerWithinMs: number;
  /** From the last news of an order that holds money or is held, until people are called. */
  readonly flagWithinMs: number;
  /** In any such stretch of time one order costs each partner at most so many calls. */
  readonly callWindowMs: number;
  readonly callsMax: number;
};

export function toBounds(times: ServiceTimes): Bounds {
  const callMs = Math.max(times.pgTimeoutMs, times.legacyTimeoutMs);
  const pauseMs = Math.max(1, Math.min(times.graceMs, times.retryBackoffMaxMs));
  return {
    // A callback's request goes through look, confirm, complete, fence, three looks, cancel and release; should
    // each of these nine take nearly its time-out, one more is left for the machine.
    answerWithinMs: 10 * callMs,
    // The windows first, for what nobody confirmed lets go by itself; then the patience; then the sweep that
    // notices it, after its pause and its three looks, each of which may hang.
    flagWithinMs:
      times.authenticationWindowMs +
      times.approvalWindowMs +
      2 * times.windowMarginMs +
      times.manualAfterMs +
      times.graceMs +
      times.retryBackoffMaxMs +
      times.sweepEveryMs +
      4 * callMs,
    callWindowMs: 60_000,
    // A sweep after each pause, with two looks at the PG, and half as much again for what customers set off.
    callsMax: 3 * Math.ceil(60_000 / pauseMs),
  };
}

/** The times of a scenario that says nothing of them. */
export const defaultBounds: Bounds = toBounds({
  pgTimeoutMs: 1_000,
  legacyTimeoutMs: 1_000,
  authenticationWindowMs: 6_000,
  approvalWindowMs: 4_000,
  windowMarginMs: 300,
  graceMs: 1_500,
  sweepEveryMs: 200,
  retryBackoffMaxMs: 1_000,
  manualAfterMs: 15_000,
});
