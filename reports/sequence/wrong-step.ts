import type { Finding } from '../../properties/finding.js';
import type { SequenceStep } from './sequence-step.js';

/** The step at which the first finding showed; null when all of them showed only at rest. */
export function findWrongStep(
  steps: readonly SequenceStep[],
  findings: readonly Finding[],
): SequenceStep | null {
  const seqs = findings.flatMap(({ seq }) => seq ?? []);
  if (seqs.length === 0) return null;
  const seq = Math.min(...seqs);
  // An entry without a step of its own is told by the step before it.
  return (
    steps.find(({ covers }) => covers.includes(seq)) ??
    steps.findLast((step) => step.seq <= seq) ??
    null
  );
}
