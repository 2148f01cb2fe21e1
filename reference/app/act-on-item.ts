// An operator says what was done about a manual item. The word is written down first; then both partners are asked,
// as the sweeper would, and what they show decides.

import type { Act, ActRefusal } from '../core/act.js';
import type { Attempt } from '../core/attempt.js';
import { look } from '../core/decision.js';
import { toObserve } from '../core/effects.js';
import { foldUntil } from '../core/evolve.js';
import type { AttemptId } from '../core/ids.js';
import { isSameCase } from '../core/judge-act.js';
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
 * - `TRY_LATER`: the word could not be written down, so nothing was asked
 */
export type ActRefusalReason = ActRefusal | 'ITEM_UNKNOWN' | 'ITEM_CHANGED' | 'TRY_LATER';

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
  const by = `${deps.instance} operator ${act.operator}`;
  const noted = await write(deps, { attempt, by, steps: [{ kind: 'acted', act }] });
  if (!noted.isMine) return explainUnwritten(attempt, noted.attempt);
  const decision = look(toObserve(noted.attempt));
  return toAnswer(await drive(deps, { attempt: noted.attempt, by, decision }), act);
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
