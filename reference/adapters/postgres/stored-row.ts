import type { LoggedAttempt } from '../../app/ports.js';
import { foldSteps } from '../../core/evolve.js';
import type { Step } from '../../core/step.js';
import { areRows } from '../log-file.js';
import { StepLogFault } from '../step-log-fault.js';

/** As the statements bring it: the rows of one attempt one after another, in order. */
export type StoredRow = { readonly id: string; readonly step: unknown };

/** Throws a `StepLogFault` when the rows of an attempt cannot be believed. */
export function toLoggedAttempts(rows: readonly StoredRow[]): readonly LoggedAttempt[] {
  const byAttempt = new Map<string, unknown[]>();
  for (const { id, step } of rows) {
    const steps = byAttempt.get(id) ?? [];
    byAttempt.set(id, steps);
    steps.push(step);
  }
  return [...byAttempt].map(([id, steps]) => {
    const believed = requireSteps(id, steps);
    return { attempt: foldSteps(believed), steps: believed };
  });
}

function requireSteps(id: string, steps: readonly unknown[]): readonly Step[] {
  if (areRows(steps)) return steps;
  throw new StepLogFault('TORN', {
    path: `table payment_steps, attempt ${id}`,
    problem: 'expected rows that begin with "created", found something else',
    remedy: 'restore the database from a backup, or start the release that wrote it',
  });
}
