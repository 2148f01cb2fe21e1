import { isAsAccepted } from './acceptance.js';
import { findActionAfter, nothingNew } from './after-end.js';
import type { Attempt } from './attempt.js';
import { type Decision, rest } from './decision.js';
import { type Observation, toFacts } from './recovery-facts.js';
import type { Context } from './settings.js';
import type { End, StepEvent } from './step.js';

/**
 * What follows from a look at both partners for an attempt that has ended and that nobody was called for. Where end and
 * money no longer fit, people are called; their case then goes by the recovery table.
 */
export function followEnd(
  attempt: Attempt & { readonly phase: End },
  { pg, order }: Observation,
  context: Context,
): Decision {
  const facts = toFacts(attempt, { pg, order }, context);
  const { row, action } = isStillAccepted(attempt, { pg, order })
    ? nothingNew(attempt.phase)
    : findActionAfter(attempt.phase, facts);
  const observed: StepEvent = { kind: 'observed', pg, order, row };
  if (action.kind === 'wait') return rest(observed);
  if (action.kind === 'flag') return rest(observed, { kind: 'flagged', cause: action.cause });
  return attempt.phase === action.end
    ? rest(observed)
    : rest(observed, { kind: 'closed', end: action.end, why: 'found by query' });
}

/** An operator has accepted it, and the partners show what was accepted. */
function isStillAccepted(attempt: Attempt, { pg, order }: Observation): boolean {
  if (attempt.phase !== 'accepted-as-is' || pg.kind !== 'seen' || order.kind === 'unreachable') {
    return false;
  }
  const { payments } = pg;
  return isAsAccepted(attempt.accepted, {
    payments,
    order: order.kind === 'seen' ? order.order : null,
  });
}
