import type { SequenceStep } from './sequence-step.js';

export type MainSteps = {
  readonly steps: readonly SequenceStep[];
  /** How many were left out. */
  readonly omitted: number;
};

/**
 * The steps that fit into `stepsMax`: the least important are left out first, all of the same importance
 * together, so that what is missing is of one kind. `keep` always stays.
 */
export function toMainSteps(
  all: readonly SequenceStep[],
  { stepsMax, keep }: { readonly stepsMax: number; readonly keep: SequenceStep | null },
): MainSteps {
  const floor = [0, 1, 2, 3].find((least) => countFrom(all, least, keep) <= stepsMax);
  const chosen = all.filter((step) => step === keep || step.importance >= (floor ?? 3));
  const steps = floor === undefined ? cut(chosen, stepsMax, keep) : chosen;
  return { steps, omitted: all.length - steps.length };
}

function countFrom(all: readonly SequenceStep[], least: number, keep: SequenceStep | null): number {
  return all.filter((step) => step === keep || step.importance >= least).length;
}

/** The steps that lead to `keep`, or else the first ones. */
function cut(steps: readonly SequenceStep[], stepsMax: number, keep: SequenceStep | null) {
  const end = keep === null ? stepsMax : Math.max(stepsMax, steps.indexOf(keep) + 1);
  return steps.slice(Math.max(0, end - stepsMax), end);
}
