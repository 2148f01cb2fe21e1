// Whether somebody has to see to an attempt, and whether a webhook says anything new about one that has ended.

import { type Attempt, isEnded } from './attempt.js';
import type { Hint } from './hint.js';
import type { End } from './step.js';

/** True when somebody has to see to the attempt: it has not ended, or there is news of it, or people have it. */
export function needsCare(attempt: Attempt): boolean {
  return !isEnded(attempt) || attempt.flag !== null || hasNews(attempt);
}

/** True for an ended attempt when a webhook said something else than the end, and no look has answered it yet. */
export function hasNews({ phase, hints, hintsAnswered }: Attempt): boolean {
  return hints.slice(hintsAnswered).some((hint) => !isNothingNew(hint, phase));
}

/** What the PG says by itself of a payment whose attempt stands so. */
const wordsOf: Readonly<Record<End | 'awaiting-deposit', readonly string[]>> = {
  'awaiting-deposit': ['WAITING_FOR_DEPOSIT'],
  completed: ['DONE'],
  cancelled: ['CANCELED'],
  released: ['ABORTED', 'EXPIRED'],
  // What was accepted may be anything.
  'accepted-as-is': [],
};

/**
 * Whether a hint says no more than the log says already. To believe so much may spare a look, and never causes a
 * deed: a webhook that is passed over is as good as one that was lost.
 */
export function isNothingNew({ status }: Hint, phase: Attempt['phase']): boolean {
  return status !== null && isKnown(phase) && wordsOf[phase].includes(status);
}

function isKnown(phase: Attempt['phase']): phase is keyof typeof wordsOf {
  return Object.hasOwn(wordsOf, phase);
}
