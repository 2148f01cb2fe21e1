// The sweeper: takes up whatever rests longer than it should, asks both partners, and applies the recovery table.

import type { Attempt } from '../core/attempt.js';
import { beginSweep } from '../core/decide.js';
import { needsCare } from '../core/news.js';
import { dueAtMs } from '../core/windows.js';
import { contextOf, type DriveDeps, drive } from './drive.js';
import { inLanes } from './lanes.js';
import { StepLogUnavailable } from './step-log-unavailable.js';

export type SweepDeps = DriveDeps & { readonly instance: string };

/** So many attempts at a time: one that hangs delays no other, and the partners are not flooded. */
const lanesMax = 8;

/**
 * One round over the open attempts that are due. Resolves when each of them rests again, or when the step log is out of
 * reach: the next round tries again.
 */
export async function sweep(deps: SweepDeps): Promise<void> {
  const open = await takeUp(deps);
  const due = open.filter((attempt) => isDue(deps, attempt));
  await inLanes(lanesMax, due, (attempt) => sweepOne(deps, attempt));
}

async function takeUp(deps: SweepDeps): Promise<readonly Attempt[]> {
  const { stepLog, instance, log } = deps;
  const { settings, nowMs } = contextOf(deps);
  try {
    return await stepLog.takeUp({ instance, nowMs, untilMs: nowMs + settings.leaseMs });
  } catch (error) {
    if (!(error instanceof StepLogUnavailable)) throw error;
    log.warn({ reason: error.message }, 'sweep put off');
    return [];
  }
}

async function sweepOne(deps: SweepDeps, attempt: Attempt): Promise<void> {
  const { instance, log } = deps;
  const decision = beginSweep(attempt, instance, contextOf(deps));
  try {
    const after = await drive(deps, { attempt, by: `${instance} sweeper`, decision });
    log.info({ attemptId: after.id, from: attempt.phase, to: after.phase }, 'swept');
  } catch (error) {
    // A bug that one attempt brings to light must not keep the others waiting. It is not hidden either.
    log.error({ attemptId: attempt.id, err: error }, 'sweep failed');
  }
}

function isDue(deps: SweepDeps, attempt: Attempt): boolean {
  const { settings, nowMs } = contextOf(deps);
  const isLeased =
    attempt.lease !== null &&
    attempt.lease.owner !== deps.instance &&
    attempt.lease.untilMs > nowMs;
  return needsCare(attempt) && !isLeased && dueAtMs(attempt, settings) <= nowMs;
}
