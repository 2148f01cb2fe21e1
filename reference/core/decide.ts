// What comes next for an attempt. Live requests and the sweeper ask the same questions here.

import type { Answer } from './answer.js';
import { type Attempt, isEnded } from './attempt.js';
import { type Decision, look, rest } from './decision.js';
import { toObserve } from './effects.js';
import { followAct } from './follow-act.js';
import { followEnd } from './follow-end.js';
import { followOrder } from './follow-order.js';
import { followOutcome } from './follow-outcome.js';
import { followPosting } from './follow-posting.js';
import { followSighting } from './follow-sighting.js';
import { discardOld } from './old-sighting.js';
import type { Observation } from './recovery-facts.js';
import type { Context } from './settings.js';
import type { StepEvent } from './step.js';
import { timerDueAtMs } from './windows.js';

/** What follows from the answer to the attempt's last call. */
export function decide(attempt: Attempt, answer: Answer, context: Context): Decision {
  switch (answer.kind) {
    case 'effect':
      return followOutcome(attempt, answer, context);
    case 'order':
      return followOrder(attempt, discardOld(attempt, answer.order));
    case 'posting':
      return followPosting(attempt, answer.posting, context);
    case 'observation': {
      const { pg, order } = answer;
      return followLook(attempt, { pg, order: discardOld(attempt, order) }, context);
    }
  }
}

function followLook(attempt: Attempt, observation: Observation, context: Context): Decision {
  if (attempt.act?.verdict === 'pending') {
    return followAct(attempt, { act: attempt.act, observation }, context);
  }
  return isEnded(attempt) && attempt.flag === null
    ? followEnd(attempt, observation, context)
    : followSighting(attempt, observation, context);
}

/** How the sweeper begins: it takes the attempt, then asks both partners. */
export function beginSweep(
  attempt: Attempt,
  owner: string,
  { settings, nowMs }: Context,
): Decision {
  const leased: StepEvent = {
    kind: 'leased',
    owner,
    untilMs: nowMs + settings.leaseMs,
    ...(timerDueAtMs(attempt, settings) > nowMs && { isEarly: true }),
  };
  // Nothing was asked of anybody yet, so there is nobody to ask.
  if (attempt.phase === 'created') {
    return rest(leased, { kind: 'closed', end: 'released', why: 'TRY_LATER' });
  }
  return look(toObserve(attempt), leased);
}
