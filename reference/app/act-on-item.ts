// An operator says what was done about a manual item. The word is written down first; then both partners are asked,
// as the sweeper would, and what they show decides.

import type { Act, ActRefusal } from '../core/act.js';
import { type Attempt, isEnded } from '../core/attempt.js';
import { look } from '../core/decision.js';
import { toObserve } from '../core/effects.js';
import { foldUntil } from '../core/evolve.js';
import type { AttemptId } from '../core/ids.js';
import { isSameCase } from '../core/judge-act.js';
import { heldKrwIn } from '../core/sighting.js';
import { type DriveDeps, drive, write } from './drive.js';

export type ActDeps = DriveDeps & { readonly instance: string };

export type ActRequest = {
  readonly attemptId: AttemptId;
  /** The version of the attempt that the operator saw. */
  readonly seenVersion: number;
  readonly act: Act;
};

/**
 * - `ITEM_UNKNOWN`: no open item of this attempt
 * - `ITEM_CHANGED`: since the operator saw it, something was learnt or done about it
 * - `ORDER_PAID_TWICE`: another payment of the order is kept, so it cannot have been completed for this one alone
 * - `TRY_LATER`: the word could not be written down, so nothing was asked
 */
export type ActRefusalReason =
  | ActRefusal
  | 'ITEM_UNKNOWN'
  | 'ITEM_CHANGED'
  | 'ORDER_PAID_TWICE'
  | 'TRY_LATER';

export type ActAnswer =
  | { readonly kind: 'held'; readonly attempt: Attempt }
  | {
      readonly kind: 'refused';
      readonly reason: ActRefusalReason;
      /** As it stands now; null when there is none. */
      readonly attempt: Attempt | null;
    };

/** Idempotent: the same act of the same operator, once it has held, holds. */
export async function actOnItem(
  deps: ActDeps,
  { attemptId, seenVersion, act }: ActRequest,
): Promise<ActAnswer> {
  const attempt = await deps.stepLog.find(attemptId);
  if (attempt === undefined) return { kind: 'refused', reason: 'ITEM_UNKNOWN', attempt: null };
  if (attempt.flag === null && hasHeld(attempt, act)) return { kind: 'held', attempt };
  if (attempt.flag === null) return { kind: 'refused', reason: 'ITEM_UNKNOWN', attempt };
  if (!(await isStillSo(deps, attempt, seenVersion))) {
    return { kind: 'refused', reason: 'ITEM_CHANGED', attempt };
  }
  const hindrance = act.kind === 'completed-by-hand' ? await findRival(deps, attempt) : null;
  if (hindrance !== null) return { kind: 'refused', reason: hindrance, attempt };
  const by = `${deps.instance} operator ${act.operator}`;
  const noted = await write(deps, { attempt, by, steps: [{ kind: 'acted', act }] });
  if (!noted.isMine) return explainUnwritten(attempt, noted.attempt);
  const decision = look(toObserve(noted.attempt));
  return toAnswer(await drive(deps, { attempt: noted.attempt, by, decision }), act);
}

/** Whether the PG holds money of another attempt that has ended: an order in nobody's name may be complete for that one. */
async function findRival(
  { stepLog, pg }: ActDeps,
  attempt: Attempt,
): Promise<'ORDER_PAID_TWICE' | 'PG_UNREACHABLE' | null> {
  const logged = await stepLog.search({ kind: 'of-order', orderId: attempt.orderId });
  const others = logged.map((one) => one.attempt).filter((one) => one.id !== attempt.id);
  for (const other of others.filter((one) => isEnded(one) && one.paymentKey !== null)) {
    const sighting = await pg.lookUp(other);
    if (sighting.kind === 'unreachable') return 'PG_UNREACHABLE';
    if (heldKrwIn(other, sighting.payments) > 0) return 'ORDER_PAID_TWICE';
  }
  return null;
}

/** A sweep that found nothing new raises the version too; it must not send the operator back. */
async function isStillSo(
  { stepLog }: ActDeps,
  attempt: Attempt,
  seenVersion: number,
): Promise<boolean> {
  if (attempt.version === seenVersion) return true;
  const logged = await stepLog.search({ kind: 'of-order', orderId: attempt.orderId });
  const steps = logged.find((one) => one.attempt.id === attempt.id)?.steps;
  const seen = steps === undefined ? undefined : foldUntil(steps, seenVersion);
  return seen !== undefined && isSameCase(seen, attempt);
}

function explainUnwritten(before: Attempt, now: Attempt): ActAnswer {
  const reason = before.version === now.version ? 'TRY_LATER' : 'ITEM_CHANGED';
  return { kind: 'refused', reason, attempt: now };
}

function toAnswer(attempt: Attempt, act: Act): ActAnswer {
  if (hasHeld(attempt, act)) return { kind: 'held', attempt };
  const verdict = isSameAct(attempt, act) ? attempt.act?.verdict : undefined;
  // Another operator's word has come in between.
  if (verdict === undefined || verdict === 'held') {
    return { kind: 'refused', reason: 'ITEM_CHANGED', attempt };
  }
  // The look was made, and what it showed could not be written.
  return { kind: 'refused', reason: verdict === 'pending' ? 'TRY_LATER' : verdict, attempt };
}

/** The order may still be on its way to being let go; the sweeper sees to that. */
function hasHeld(attempt: Attempt, act: Act): boolean {
  return isSameAct(attempt, act) && attempt.act?.verdict === 'held';
}

function isSameAct({ act }: Attempt, { kind, operator }: Act): boolean {
  return act?.kind === kind && act.operator === operator;
}
