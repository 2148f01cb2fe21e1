// Whether it is as an operator says.

import type { ActKind, ActRefusal } from './act.js';
import { type Attempt, isEnded } from './attempt.js';
import { type Action, findAction } from './recovery.js';
import { type Facts, type Observation, type PgView, toFacts } from './recovery-facts.js';
import type { Context } from './settings.js';
import { isHeld, type OrderSeen, type PaymentSeen } from './sighting.js';

/** Closing, or letting go of the order first. */
export type Settlement = Extract<Action, { kind: 'close' | 'release' }>;

export type ActJudgement =
  | { readonly kind: 'holds'; readonly settlement: Settlement }
  | { readonly kind: 'refused'; readonly refusal: ActRefusal };

/** Compares an operator's word with what both partners show now. */
export function judgeAct(
  attempt: Attempt,
  { act, observation }: { readonly act: ActKind; readonly observation: Observation },
  context: Context,
): ActJudgement {
  if (observation.pg.kind === 'unreachable') return refuse('PG_UNREACHABLE');
  if (observation.order.kind === 'unreachable') return refuse('ORDER_UNREACHABLE');
  const { payments } = observation.pg;
  const order = observation.order.kind === 'seen' ? observation.order.order : null;
  const facts = toFacts(attempt, observation, context);
  const seen: Seen = { attempt, payments, order, facts, action: findAction(facts).action };
  const judgement = judges[act](seen);
  // An attempt that has ended lets go of nothing any more: somebody has to open the order by hand.
  const isLettingGo = judgement.kind === 'holds' && judgement.settlement.kind === 'release';
  return isLettingGo && isEnded(attempt) ? refuse('ORDER_HELD') : judgement;
}

type Seen = {
  readonly attempt: Attempt;
  readonly payments: readonly PaymentSeen[];
  readonly order: OrderSeen | null;
  readonly facts: Facts;
  /** What the recovery table would do. */
  readonly action: Action;
};

const judges: Readonly<Record<ActKind, (seen: Seen) => ActJudgement>> = {
  'completed-by-hand': judgeCompletion,
  'refunded-by-hand': judgeRefund,
  'accepted-as-is': judgeAcceptance,
};

/** By hand an order may be completed without naming the attempt, but not for another one. */
function judgeCompletion({ attempt, order, facts }: Seen): ActJudgement {
  const isComplete = order?.state === 'complete';
  const isForAnother = order?.attemptId !== null && order?.attemptId !== attempt.id;
  if (!isComplete || isForAnother) return refuse('ORDER_NOT_COMPLETE');
  if (!facts.isPriceHeld) return refuse('MONEY_NOT_HELD');
  // It closes by itself once the books show it.
  if (facts.owesPosting) return refuse('POSTING_OWED');
  return hold({ kind: 'close', end: 'completed' });
}

/** The table says how the case ends once the money is back; here only that a refund is really there. */
function judgeRefund({ payments, facts, action }: Seen): ActJudgement {
  const isReturned = payments.some(
    ({ status, balanceKrw, isVoided }) =>
      status === 'CANCELED' && balanceKrw === 0 && isVoided !== true,
  );
  if (isReturned && (action.kind === 'close' || action.kind === 'release')) return hold(action);
  if (holdingViews.has(facts.pg)) return refuse('MONEY_STILL_HELD');
  // The table asks people about an order that is gone, since it may come back. Here they have answered.
  if (facts.pg === 'refunded' && facts.order === 'absent') {
    return hold({ kind: 'close', end: 'cancelled' });
  }
  return refuse(isReturned && facts.order === 'complete' ? 'ORDER_COMPLETE' : 'NOTHING_RETURNED');
}

/** Nothing is moved, so nothing may be about to move, and the operator must have seen what there is. */
function judgeAcceptance({ attempt, payments, order, facts, action }: Seen): ActJudgement {
  if (action.kind === 'wait') return refuse('STILL_MOVING');
  if (order !== null && isHeldOpen(attempt, order)) return refuse('ORDER_HELD');
  if (order?.state === 'payable' && holdingViews.has(facts.pg)) return refuse('ORDER_PAYABLE');
  return isAsSeen(attempt, { payments, order })
    ? hold({ kind: 'close', end: 'accepted-as-is' })
    : refuse('CHANGED');
}

/** True when the partners show what the attempt's last look showed. */
function isAsSeen(
  attempt: Attempt,
  { payments, order }: Pick<Seen, 'payments' | 'order'>,
): boolean {
  const before = [attempt.payments?.value ?? null, attempt.order?.value ?? null];
  return sameText(before, [payments, order]);
}

function isHeldOpen({ id }: Attempt, order: OrderSeen): boolean {
  return isHeld(order, 'in-progress', id) || isHeld(order, 'cancelling', id);
}

const holdingViews: ReadonlySet<PgView> = new Set<PgView>([
  'several-captures',
  'captured',
  'captured-other-amount',
  'captured-other-identity',
  'partly-refunded',
]);

/** True when nothing that an operator goes by was learnt between the two. */
export function isSameCase(then: Attempt, now: Attempt): boolean {
  const caseOf = ({ flag, payments, order }: Attempt) => [
    flag?.cause,
    payments?.value,
    order?.value,
  ];
  return sameText(caseOf(then), caseOf(now));
}

/** Both come from one parser, so equal things are equal texts. */
function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function hold(settlement: Settlement): ActJudgement {
  return { kind: 'holds', settlement };
}

function refuse(refusal: ActRefusal): ActJudgement {
  return { kind: 'refused', refusal };
}
