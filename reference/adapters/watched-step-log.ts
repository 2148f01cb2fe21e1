import type { StepLog } from '../app/ports.js';
import type { Attempt } from '../core/attempt.js';
import type { Step } from '../core/step.js';

export type Written = {
  readonly before: Attempt;
  readonly steps: readonly Step[];
  readonly after: Attempt;
};

/** The same step log, and somebody who is told of each append that was acknowledged. */
export function watchStepLog(stepLog: StepLog, onWritten: (written: Written) => void): StepLog {
  return {
    ...stepLog,
    append: async (before, steps) => {
      const result = await stepLog.append(before, steps);
      if (result.ok) onWritten({ before, steps, after: result.value });
      return result;
    },
  };
}
