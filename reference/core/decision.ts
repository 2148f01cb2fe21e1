import type { Call, Effect, Look } from './call.js';
import type { StepEvent } from './step.js';

/** What to write, and what to call once it is durable. */
export type Decision = {
  readonly steps: readonly StepEvent[];
  /** Null when nothing is left to do for now. */
  readonly call: Call | null;
};

/** Writes the intent, then makes the call. */
export function intend(call: Effect, ...before: readonly StepEvent[]): Decision {
  return { steps: [...before, { kind: 'intended', call }], call };
}

/** Changes nothing elsewhere, so it needs no intent. */
export function look(call: Look, ...before: readonly StepEvent[]): Decision {
  return { steps: before, call };
}

/** Writes and rests. */
export function rest(...steps: readonly StepEvent[]): Decision {
  return { steps, call: null };
}
