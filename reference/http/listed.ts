// Attempts as operators see them.

import type { LoggedAttempt } from '../app/ports.js';
import type { Step } from '../core/step.js';

export type Listed = {
  readonly attemptId: string;
  readonly orderId: string;
  readonly state: string;
  readonly steps: readonly Step[];
};

export function toListed({ attempt, steps }: LoggedAttempt): Listed {
  return {
    attemptId: attempt.id,
    orderId: attempt.orderId,
    state: stateOf(attempt),
    steps: steps.map(redact),
  };
}

export function stateOf({ flag, phase }: LoggedAttempt['attempt']): string {
  return flag === null ? phase : 'manual';
}

/** An operator needs no customer's secret. */
function redact(step: Step): Step {
  return step.kind === 'created' ? { ...step, secret: '[redacted]' } : step;
}
