import { type Attempt, isEnded } from './attempt.js';
import { type Decision, intend, look, rest } from './decision.js';
import { toCancel, toComplete, toFence, toReadPosting, toRelease } from './effects.js';
import { evolve } from './evolve.js';
import { flagIfOverdue } from './follow-outcome.js';
import { awaitsDeposit, toDeposit } from './pg-answer.js';
import { type Action, findAction } from './recovery.js';
import { findCapture, type Observation, toFacts } from './recovery-facts.js';
import { invariant } from './result.js';
import type { Context } from './settings.js';
import type { PaymentSeen, PgSighting } from './sighting.js';
import type { StepEvent } from './step.js';

/** What follows from a look at both partners: the row of the recovery table that fits. */
export function followSighting(
  attempt: Attempt,
  { pg, order }: Observation,
  context: Context,
): Decision {
  const { row, action } = findAction(toFacts(attempt, { pg, order }, context));
  const observed: StepEvent = { kind: 'observed', pg, order, row };
  const allowed = restrain(attempt, action);
  const found = isMovingMoney(allowed)
    ? findApproval(attempt, { pg, order })
    : findDeposit(attempt, pg);
  const steps = [observed, ...found];
  const after = steps.reduce(
    (state, step) => evolve(state, { ...step, atMs: context.nowMs, by: '' }),
    attempt,
  );
  return carryOut({ attempt: after, action: allowed, steps }, context);
}

type Plan = {
  readonly attempt: Attempt;
  readonly action: Action;
  readonly steps: readonly StepEvent[];
};

function carryOut({ attempt, action, steps }: Plan, context: Context): Decision {
  switch (action.kind) {
    case 'wait':
      return rest(...steps, ...flagIfOverdue(attempt, context));
    case 'claim':
      invariant(attempt.claim !== null, 'only a claim that was sent can be pending');
      return intend(attempt.claim, ...steps);
    case 'complete':
      return intend(toComplete(attempt), ...steps);
    case 'fence':
      return intend(toFence(attempt), ...steps);
    case 'cancel':
      return intend(toCancel(attempt), ...steps);
    case 'release':
      return intend(toRelease(attempt), ...steps, ...(action.isRefunded ? [refundFound] : []));
    case 'post':
      return look(toReadPosting(attempt), ...steps);
    case 'close':
      return rest(...steps, { kind: 'closed', end: action.end, why: 'found by query' });
    case 'flag':
      return rest(...steps, { kind: 'flagged', cause: action.cause });
  }
}

const refundFound: StepEvent = { kind: 'refund-found' };

/** Once people have it, the service moves no money any more; it lets go when their work has settled the case. */
function restrain(attempt: Attempt, action: Action): Action {
  if (attempt.flag === null) return action;
  const { cause } = attempt.flag;
  // Its order may be another attempt's by now.
  if (isEnded(attempt)) return isTouchingTheOrder(action) ? { kind: 'flag', cause } : action;
  if (cause === 'UNRESOLVED') return action;
  // The customer has paid once more: the money is there, as before the bank took it back.
  if (cause === 'DEPOSIT_REVERSED' && action.kind === 'complete') return action;
  return isMovingMoney(action) ? { kind: 'flag', cause } : action;
}

function isTouchingTheOrder(action: Action): boolean {
  return isMovingMoney(action) || action.kind === 'claim' || action.kind === 'release';
}

function isMovingMoney({ kind }: Action): boolean {
  return kind === 'complete' || kind === 'fence' || kind === 'cancel';
}

/** The account that a lost answer would have named. */
function findDeposit(attempt: Attempt, pg: PgSighting): readonly StepEvent[] {
  if (pg.kind !== 'seen' || !withoutAnswer.has(attempt.phase)) return [];
  const payment = pg.payments.filter(awaitsDeposit).find((one) => isAsClaimed(attempt, one));
  if (payment === undefined) return [];
  return [{ kind: 'deposit-awaited', deposit: toDeposit(payment.deposit) }];
}

function isAsClaimed({ paymentKey, pgOrderId, claim }: Attempt, payment: PaymentSeen): boolean {
  const isOurs = payment.paymentKey === paymentKey && payment.pgOrderId === pgOrderId;
  return isOurs && payment.amountKrw === claim?.amountKrw;
}

const withoutAnswer: ReadonlySet<Attempt['phase']> = new Set(['approving', 'approve-unknown']);

/** The evidence that a lost answer would have been. */
function findApproval(attempt: Attempt, { pg }: Observation): readonly StepEvent[] {
  if (attempt.approval === 'approved') return [];
  const capture = pg.kind === 'seen' ? findCapture(pg.payments) : undefined;
  invariant(capture !== undefined, 'money is moved only when a capture was seen');
  return [{ kind: 'approval-found', paymentKey: capture.paymentKey }];
}
