import type { Answer } from './answer.js';
import { type Attempt, isEnded } from './attempt.js';
import { type Decision, intend, look, rest } from './decision.js';
import { toComplete, toFence, toObserve, toPost, toReadOrder, toRelease } from './effects.js';
import { evolve } from './evolve.js';
import { owesPosting } from './recovery-facts.js';
import type { Context } from './settings.js';
import type { StepEvent } from './step.js';
import { isOverdue } from './windows.js';

/** What follows from the end of a call that changes something. */
export function followOutcome(
  attempt: Attempt,
  { call, outcome, evidence }: Extract<Answer, { kind: 'effect' }>,
  context: Context,
): Decision {
  const ended: StepEvent = { kind: 'ended', call: call.kind, outcome, evidence };
  const after = evolve(attempt, { ...ended, atMs: context.nowMs, by: '' });
  const { phase } = after;
  if (phase === 'claim-unknown') return look(toReadOrder(after), ended);
  if (phase === 'approved') return intend(toComplete(after), ended);
  if (phase === 'fence-due') return intend(toFence(after), ended);
  // Only a look made after the fence may lead to a cancel: what was seen before it may have changed since.
  if (phase === 'cancel-due') return look(toObserve(after), ended);
  if (phase === 'cancel-refused') return rest(ended, { kind: 'flagged', cause: 'CANCEL_REFUSED' });
  // The order is complete, so the money stays; what accounting lacks is owed from here on.
  if (phase === 'completed' && owesPosting(after, context)) return intend(toPost(after), ended);
  if (phase === 'post-refused')
    return rest(ended, { kind: 'flagged', cause: 'ACCOUNTING_REFUSED' });
  if (phase === 'release-due') return intend(toRelease(after), ended);
  return rest(ended, ...flagIfOverdue(after, context));
}

/** People are told of what has gone without certain news for too long; the sweeper goes on asking. */
export function flagIfOverdue(attempt: Attempt, context: Context): readonly StepEvent[] {
  const isOthersConcern = attempt.flag !== null && attempt.flag.cause !== 'UNRESOLVED';
  if (isEnded(attempt) || isOthersConcern || !isOverdue(attempt, context)) return [];
  return [{ kind: 'flagged', cause: 'UNRESOLVED' }];
}
