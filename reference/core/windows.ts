// When an attempt's payment can no longer be captured, when the sweeper may touch it, and when people are told.

import { type Attempt, isEnded } from './attempt.js';
import { hasNews } from './news.js';
import type { Context, Settings } from './settings.js';
import type { OrderSighting } from './sighting.js';

/** Until when a callback is accepted, in milliseconds since the epoch. */
export function callbackUntilMs(attempt: Attempt, settings: Settings): number {
  return attempt.claimedAtMs + settings.authenticationWindowMs;
}

/** From when on the PG can no longer capture for this attempt, nor a customer pay into its account. */
export function windowOverAtMs(attempt: Attempt, settings: Settings): number {
  if (attempt.deposit !== null) return attempt.deposit.dueAtMs + settings.windowMarginMs;
  const approvableSinceMs = attempt.approvalIntendedAtMs ?? attempt.callbackAtMs;
  const endsAtMs =
    approvableSinceMs === null
      ? callbackUntilMs(attempt, settings)
      : approvableSinceMs + settings.approvalWindowMs;
  return endsAtMs + settings.windowMarginMs;
}

/** True when nothing that was started can still take effect. */
export function isWindowOver(attempt: Attempt, order: OrderSighting, context: Context): boolean {
  // No window ends a claim: it takes effect whenever it arrives, as long as the order has not moved on.
  if (isClaimPending(attempt, order)) return false;
  if (context.nowMs >= windowOverAtMs(attempt, context.settings)) return true;
  if (isClaiming(attempt)) return order.kind === 'seen';
  return wasNeverShown(attempt) || isLettingGoUnasked(attempt);
}

/** The claim's answer was lost, and the order still has the version at which the claim would take effect. */
export function isClaimPending(attempt: Attempt, order: OrderSighting): boolean {
  const isAtVersion = order.kind === 'seen' && order.order.version === attempt.claim?.version;
  return isClaiming(attempt) && isAtVersion;
}

/** True from the claim until its answer, or the order itself, tells whether it took effect. */
export function isClaiming({ phase }: Attempt): boolean {
  return phase === 'claiming' || phase === 'claim-unknown';
}

/** The answer's row stands before the answer leaves: without it no customer holds the attempt's secret. */
function wasNeverShown({ phase, told }: Attempt): boolean {
  return phase === 'presented' && told === null;
}

/** No confirm was sent (or it was declined), and since the release was decided no callback is accepted. */
function isLettingGoUnasked({ phase, approval }: Attempt): boolean {
  const isLettingGo = phase === 'releasing' || phase === 'release-unknown';
  return isLettingGo && (approval === 'none' || approval === 'declined');
}

/** From when on the sweeper may touch the attempt: when its timer ends, or at once after a hint. */
export function dueAtMs(attempt: Attempt, settings: Settings): number {
  return isHinted(attempt) ? attempt.movedAtMs : timerDueAtMs(attempt, settings);
}

/**
 * A hint counts where something is unknown (or a deposit awaited) and nobody is at work. While a call may be under way its caller alone
 * acts: were the sweeper to begin then, it would take the attempt from the request that is confirming. A hint that
 * comes meanwhile counts as soon as the call has ended without an answer. Before the first confirm no money can have
 * moved, so an attempt that waits for its customer goes on waiting.
 */
function isHinted(attempt: Attempt): boolean {
  if (attempt.hints.length === attempt.hintsSeen) return false;
  return isEnded(attempt) ? hasNews(attempt) : restsForAnAnswer.has(attempt.phase);
}

const restsForAnAnswer: ReadonlySet<Attempt['phase']> = new Set([
  'awaiting-deposit',
  'approve-unknown',
  'complete-unknown',
  'fence-unknown',
  'cancel-unknown',
  'cancel-refused',
  'release-unknown',
]);

/** From when on the sweeper may touch the attempt whatever the PG says by itself. */
export function timerDueAtMs(attempt: Attempt, settings: Settings): number {
  if (attempt.phase === 'awaiting-deposit') return depositLookAtMs(attempt, settings);
  if (attempt.sweeps > 0) return attempt.sweptAtMs + backoffMs(attempt.sweeps, settings);
  const isWaitingForCustomer = attempt.phase === 'presented' && !wasNeverShown(attempt);
  return isWaitingForCustomer
    ? windowOverAtMs(attempt, settings)
    : attempt.movedAtMs + settings.graceMs;
}

/** Now and then while the customer may still pay, once more when that time is over, then as for all that is unknown. */
function depositLookAtMs(attempt: Attempt, settings: Settings): number {
  const lastMs = Math.max(attempt.movedAtMs, attempt.sweptAtMs);
  const overAtMs = windowOverAtMs(attempt, settings);
  return lastMs < overAtMs
    ? Math.min(lastMs + settings.depositLookEveryMs, overAtMs)
    : lastMs + backoffMs(Math.max(attempt.sweeps, 1), settings);
}

/** True when the attempt has gone without any certain news for too long. A window that is open is no such time. */
export function isOverdue(attempt: Attempt, context: Context): boolean {
  const { settings, nowMs } = context;
  const sinceMs =
    attempt.approval === 'approved' ? attempt.progressAtMs : windowOverAtMs(attempt, settings);
  return nowMs >= Math.max(sinceMs, attempt.progressAtMs) + settings.manualAfterMs;
}

/** Doubles from the grace up to its limit. */
function backoffMs(sweeps: number, { graceMs, retryBackoffMaxMs }: Settings): number {
  const doublings = Math.min(sweeps - 1, 30); // Beyond this any limit is reached.
  return Math.min(retryBackoffMaxMs, graceMs * 2 ** doublings);
}
