import type { LoggedAttempt } from '../../app/ports.js';
import { foldSteps } from '../../core/evolve.js';
import { requireRows } from '../log-file.js';
import { StepLogFault } from '../step-log-fault.js';

/** As the statements bring it: the rows of one attempt one after another, in order. */
export type StoredRow = { readonly id: string; readonly step: unknown };

/** An attempt with its rows, or why they cannot be believed. */
export type StoredAttempt =
  | { readonly id: string; readonly logged: LoggedAttempt }
  | { readonly id: string; readonly fault: StepLogFault };

export function toStoredAttempts(rows: readonly StoredRow[]): readonly StoredAttempt[] {
  const byAttempt = new Map<string, unknown[]>();
  for (const { id, step } of rows) {
    const steps = byAttempt.get(id) ?? [];
    byAttempt.set(id, steps);
    steps.push(step);
  }
  return [...byAttempt].map(([id, steps]) => toStoredAttempt(id, steps));
}

function toStoredAttempt(id: string, rows: readonly unknown[]): StoredAttempt {
  const path = `table payment_steps, attempt ${id}`;
  try {
    const steps = requireRows(rows, { path, restoreRemedy });
    return { id, logged: { attempt: foldSteps(steps), steps } };
  } catch (error) {
    return { id, fault: error instanceof StepLogFault ? error : toFault(error, path) };
  }
}

/** Rows that do not follow from each other are a bug that must not keep the other attempts waiting. */
function toFault(error: unknown, path: string): StepLogFault {
  return new StepLogFault('TORN', {
    path,
    problem: `expected rows that follow from each other, got: ${String(error)}`,
    remedy: restoreRemedy,
    cause: error,
  });
}

const restoreRemedy = 'restore the database from a backup';
