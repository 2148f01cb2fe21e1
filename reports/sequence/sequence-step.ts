// What a sequence diagram is made of, whoever draws it.
import type { Party } from '../../simulators/kit/history/history-entry.js';

export type Lane = 'customer' | 'service' | Party;

/** From left to right. In a run there is a legacy order system, or the shop's own accounting; the last lane is its. */
export function lanesOf(steps: readonly SequenceStep[]): readonly Lane[] {
  const isAtAccounting = (step: SequenceStep) =>
    step.kind === 'note' ? step.over === 'accounting' : step.to === 'accounting';
  return ['customer', 'service', 'pg', steps.some(isAtAccounting) ? 'accounting' : 'legacy-order'];
}

/**
 * What became of a message on its way.
 *
 * - `lost`: it never came to the other side
 * - `cut`: a part of it came, or something unreadable
 * - `late`: it came after the sender had given up (a note tells when)
 * - `duplicate`: the network delivered an earlier message once more
 */
export type Fate = 'delivered' | 'lost' | 'cut' | 'late' | 'duplicate';

/** A fault that fired: its place in the order of firing, from 1, and its kind. */
export type FaultMark = { readonly number: number; readonly fault: string };

/** 3 tells what went wrong, 2 what moved, 1 what was asked, 0 what can be guessed from the rest. */
export type Importance = 0 | 1 | 2 | 3;

type StepBase = {
  /** The entry that the step stands for, and its time in milliseconds since the run began. */
  readonly seq: number;
  readonly atMs: number;
  /** All entries that are told by this step. */
  readonly covers: readonly number[];
  readonly label: string;
  readonly marks: readonly FaultMark[];
  readonly importance: Importance;
};

export type MessageStep = StepBase & {
  readonly kind: 'message';
  readonly from: Lane;
  readonly to: Lane;
  readonly fate: Fate;
  /** What the receiver booked because of it: `captured 33,000 KRW`. */
  readonly notes: readonly string[];
};

export type NoteStep = StepBase & {
  readonly kind: 'note';
  readonly sign: 'crash' | 'start' | 'act' | 'late' | 'fault' | 'manual' | 'phase';
  readonly over: Lane;
};

export type SequenceStep = MessageStep | NoteStep;
