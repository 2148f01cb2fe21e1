import { nearest } from '../simulators/kit/control/to-problem.js';
import { type PartyKind, operationsOf } from '../simulators/kit/control/party-kind.js';
import { wireFaultKinds } from '../simulators/kit/faults/fault-fields.js';
import { type PlannedOutcome, parsePlannedOutcome } from '../simulators/kit/faults/planned-outcome.js';
import { UsageError } from './exit-code.js';

/** Reads every `--fault`; says all that is wrong with them at once. */
export function readPlanned(texts: readonly string[], kind: PartyKind): readonly PlannedOutcome[] {
  const read = texts.map((text) => ({ text, planned: parsePlannedOutcome(text) }));
  const operations = operationsOf(kind);
  const lines = read.flatMap(({ text, planned }) => whyNot(planned, { operations, kind }).map((why) => `--fault '${text}': ${why}`));
  if (lines.length > 0) throw new UsageError(lines);
  return read.flatMap(({ planned }) => (planned === undefined ? [] : [planned]));
}
