import type { Act } from './act.js';
import type { Attempt } from './attempt.js';
import { type Decision, intend, rest } from './decision.js';
import { toRelease } from './effects.js';
import { evolve } from './evolve.js';
import { followSighting } from './follow-sighting.js';
import { judgeAct, type Settlement } from './judge-act.js';
import { findAction } from './recovery.js';
import { type Observation, toFacts } from './recovery-facts.js';
import type { Context } from './settings.js';
import type { StepEvent } from './step.js';

/**
 * What follows from a look at both partners while an operator's word waits to be verified. One that does not hold
 * changes nothing: the look is then followed as any other.
 */
export function followAct(
  attempt: Attempt,
  { act, observation }: { readonly act: Act; readonly observation: Observation },
  context: Context,
): Decision {
  const judgement = judgeAct(attempt, { act: act.kind, observation }, context);
  const refusal = judgement.kind === 'refused' ? judgement.refusal : null;
  const judged: StepEvent = { kind: 'act-judged', act: act.kind, refusal };
  if (judgement.kind === 'refused') {
    const after = evolve(attempt, { ...judged, atMs: context.nowMs, by: '' });
    const decision = followSighting(after, observation, context);
    return { ...decision, steps: [judged, ...decision.steps] };
  }
  const { pg, order } = observation;
  const { row } = findAction(toFacts(attempt, observation, context));
  const observed: StepEvent = { kind: 'observed', pg, order, row };
  return settle(attempt, { act, settlement: judgement.settlement, steps: [judged, observed] });
}

type Settling = {
  readonly act: Act;
  readonly settlement: Settlement;
  readonly steps: readonly StepEvent[];
};

function settle(attempt: Attempt, { act, settlement, steps }: Settling): Decision {
  if (settlement.kind === 'close') {
    const why = `${act.kind}, said ${act.operator}`;
    return rest(...steps, { kind: 'closed', end: settlement.end, why });
  }
  const refund: readonly StepEvent[] = settlement.isRefunded ? [{ kind: 'refund-found' }] : [];
  return intend(toRelease(attempt), ...steps, ...refund);
}
