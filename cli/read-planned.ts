import { nearest } from '../simulators/kit/exchange/read-by.js';
import { wireFaultKinds } from '../simulators/kit/faults/fault-kind.js';
import {
  type PlannedOutcome,
  parsePlannedOutcome,
} from '../simulators/kit/faults/planned-outcome.js';
import { UsageError } from './exit-code.js';

/** Reads every `--fault`; says all that is wrong with them at once. */
export function readPlanned(
  texts: readonly string[],
  operations: readonly string[],
): readonly PlannedOutcome[] {
  const read = texts.map((text) => ({ text, planned: parsePlannedOutcome(text) }));
  const faults = read.flatMap(({ text, planned }) => {
    const problem = whyNot(planned, operations);
    return problem === undefined ? [] : [`--fault '${text}': ${problem}`];
  });
  if (faults.length > 0) throw new UsageError(faults);
  return read.flatMap(({ planned }) => (planned === undefined ? [] : [planned]));
}

function whyNot(planned: PlannedOutcome | undefined, operations: readonly string[]) {
  if (planned === undefined) {
    return `expected a rule such as '${operations[0] ?? ''}#1:lose-response' or '…:SOME_ERROR_CODE'; faults are ${wireFaultKinds.join(', ')}`;
  }
  const { at, outcome } = planned;
  if (!operations.includes(at.operation)) {
    const near = nearest(at.operation, operations);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    return `expected one of ${operations.join(', ')}, got ${at.operation}${hint}`;
  }
  if (outcome.kind === 'fault' && !wireFaultKinds.includes(outcome.fault.fault)) {
    return `expected one of ${wireFaultKinds.join(', ')}; there is no service to kill`;
  }
  return undefined;
}
