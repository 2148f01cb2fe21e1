import { findActionAfter } from './after-end.js';
import type { Attempt } from './attempt.js';
import { type Decision, rest } from './decision.js';
import { type Observation, toFacts } from './recovery-facts.js';
import type { Context } from './settings.js';
import type { End, StepEvent } from './step.js';

/**
 * What follows from a look at both partners for an attempt that has ended. Where end and money no longer fit, people
 * are called; where they fit again, their case is settled.
 */
export function followEnd(
  attempt: Attempt & { readonly phase: End },
  { pg, order }: Observation,
  context: Context,
): Decision {
  const facts = toFacts(attempt, { pg, order }, context);
  const { row, action } = findActionAfter(attempt.phase, facts);
  const observed: StepEvent = { kind: 'observed', pg, order, row };
  if (action.kind === 'wait') return rest(observed);
  if (action.kind === 'flag') return rest(observed, { kind: 'flagged', cause: action.cause });
  const isAsBefore = attempt.flag === null && attempt.phase === action.end;
  return isAsBefore
    ? rest(observed)
    : rest(observed, { kind: 'closed', end: action.end, why: 'found by query' });
}
