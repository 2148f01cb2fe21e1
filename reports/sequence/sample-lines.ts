// Steps as short lines, for the tests of sequences.
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import { historyOf } from '../sample-runs.js';
import type { SequenceStep } from './sequence-step.js';
import { toSequence } from './to-sequence.js';

export const stepsOf = (...events: readonly HistoryEvent[]) => toSequence(historyOf(...events));

/** `service→pg confirm lost ①lose-request (captured …)` */
export function toLine(step: SequenceStep): string {
  const marks = step.marks.map(({ number, fault }) => ` ${number}:${fault}`).join('');
  if (step.kind === 'note') return `${step.sign} over ${step.over}: ${step.label}${marks}`;
  const notes = step.notes.length === 0 ? '' : ` (${step.notes.join(', ')})`;
  return `${step.from}→${step.to} ${step.label} ${step.fate}${marks}${notes}`;
}

export const linesOf = (...events: readonly HistoryEvent[]) => stepsOf(...events).map(toLine);
