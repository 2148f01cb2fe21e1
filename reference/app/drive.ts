// The one loop that carries every attempt: decide → write → call → decide. Requests, callbacks and the sweeper
// all use it, so nothing is called whose intent was not written before, and nobody goes on from a stale state.

import type { Answer } from '../core/answer.js';
import type { Attempt } from '../core/attempt.js';
import type { Call } from '../core/call.js';
import { decide } from '../core/decide.js';
import type { Decision } from '../core/decision.js';
import type { Context, Settings } from '../core/settings.js';
import type { StepEvent } from '../core/step.js';
import type { Clock, LegacyGateway, Log, PgGateway, StepLog } from './ports.js';
import { StepLogUnavailable } from './step-log-unavailable.js';

export type DriveDeps = {
  readonly stepLog: StepLog;
  readonly pg: PgGateway;
  readonly legacy: LegacyGateway;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly log: Log;
};

/** More turns than any way through the state machine has. What is left then, the sweeper takes up. */
const turnsMax = 12;

/**
 * Carries the attempt on until it rests. Resolves to the attempt as it is in the step log: when somebody else
 * moved it on meanwhile, or a row could not be written, this loop stops and tells what is there.
 */
export async function drive(
  deps: DriveDeps,
  { attempt, by, decision }: { attempt: Attempt; by: string; decision: Decision },
): Promise<Attempt> {
  let current = attempt;
  let next = decision;
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const written = await write(deps, { attempt: current, by, steps: next.steps });
    if (!written.isMine || next.call === null) return written.attempt;
    current = written.attempt;
    const answer = await perform(deps, next.call);
    next = decide(current, answer, contextOf(deps));
  }
  const last = await write(deps, { attempt: current, by, steps: next.steps });
  deps.log.warn({ attemptId: attempt.id, turnsMax }, 'left to the sweeper');
  return last.attempt;
}

/** What decisions need to know of now. */
export function contextOf({ clock, settings }: Pick<DriveDeps, 'clock' | 'settings'>): Context {
  return { settings, nowMs: clock.nowMs() };
}

type Written = { readonly attempt: Attempt; readonly isMine: boolean };

/** Appends rows; when that fails, rereads who is there now. */
export async function write(
  { stepLog, clock, log }: Pick<DriveDeps, 'stepLog' | 'clock' | 'log'>,
  { attempt, by, steps }: { attempt: Attempt; by: string; steps: readonly StepEvent[] },
): Promise<Written> {
  if (steps.length === 0) return { attempt, isMine: true };
  const atMs = clock.nowMs();
  const stamped = steps.map((step) => ({ ...step, atMs, by }));
  const appended = await stepLog.append(attempt, stamped);
  if (appended.ok) return { attempt: appended.value, isMine: true };
  if (appended.error.kind === 'not-written') {
    log.error({ attemptId: attempt.id, ...appended.error }, 'step log not written');
  }
  return { attempt: await reread(stepLog, attempt), isMine: false };
}

/** The attempt as it stands; as it was seen last while the step log is out of reach. */
export async function reread(stepLog: StepLog, seen: Attempt): Promise<Attempt> {
  try {
    return (await stepLog.find(seen.id)) ?? seen;
  } catch (error) {
    if (error instanceof StepLogUnavailable) return seen;
    throw error;
  }
}

async function perform({ pg, legacy, log }: DriveDeps, call: Call): Promise<Answer> {
  switch (call.kind) {
    case 'read-order':
      return { kind: 'order', order: await legacy.readOrder(call.orderId) };
    case 'observe': {
      // The PG first: what the order is must not be older than what the money did.
      const sighting = await pg.lookUp(call.where);
      return {
        kind: 'observation',
        pg: sighting,
        order: await legacy.readOrder(call.where.orderId),
      };
    }
    case 'confirm':
    case 'cancel': {
      const answer = await pg.perform(call);
      log.info({ ...call, outcome: answer.outcome }, 'called pg');
      return { kind: 'effect', call, ...answer };
    }
    case 'claim':
    case 'complete':
    case 'fence':
    case 'release': {
      const answer = await legacy.perform(call);
      log.info({ ...call, outcome: answer.outcome }, 'called legacy order system');
      return { kind: 'effect', call, ...answer };
    }
  }
}
