// A customer asks to pay an order: claim it, and answer with what the payment window needs.

import { type Attempt, isEnded } from '../core/attempt.js';
import { look } from '../core/decision.js';
import { toReadOrder } from '../core/effects.js';
import { type OrderId, toAttemptId, toPgOrderId } from '../core/ids.js';
import { callbackUntilMs } from '../core/windows.js';
import { contextOf, type DriveDeps, drive, reread } from './drive.js';
import type { Ids } from './ports.js';
import { sleep } from './sleep.js';
import { tellCustomer } from './tell-customer.js';

export type PayDeps = DriveDeps & {
  readonly ids: Ids;
  readonly instance: string;
  /** How long a duplicate waits for the request that it duplicates. */
  readonly duplicateWaitMs: number;
};

export type PayRequest = { readonly orderId: OrderId; readonly requestId: string };

export type PayRefusal = 'ORDER_UNKNOWN' | 'ORDER_NOT_PAYABLE' | 'ORDER_CHANGED' | 'TRY_LATER';

export type PayAnswer =
  | { readonly kind: 'ready'; readonly attempt: Attempt }
  /** Somebody is paying this order already. */
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'refused'; readonly reason: PayRefusal };

/** Idempotent by order and request id, as long as the attempt is open. */
export async function pay(deps: PayDeps, request: PayRequest): Promise<PayAnswer> {
  const { stepLog, ids, clock } = deps;
  const by = `${deps.instance} pay`;
  const created = await stepLog.create({
    kind: 'created',
    attemptId: toAttemptId(ids.unguessable()),
    orderId: request.orderId,
    requestId: request.requestId,
    secret: ids.unguessable(),
    pgOrderId: toPgOrderId(ids.unguessable()),
    atMs: clock.nowMs(),
    by,
  });
  if (created.ok) {
    const attempt = created.value;
    return answer(deps, await drive(deps, { attempt, by, decision: look(toReadOrder(attempt)) }));
  }
  if (created.error.kind === 'not-written') return { kind: 'refused', reason: 'TRY_LATER' };
  const { attempt } = created.error;
  return attempt.requestId === request.requestId ? repeat(deps, attempt) : { kind: 'in-progress' };
}

/** The same page asks again: it gets the same attempt, once that is presented. */
async function repeat(deps: PayDeps, attempt: Attempt): Promise<PayAnswer> {
  const current = await waitWhileClaiming(deps, attempt);
  if (current.phase !== 'claim-unknown') return answer(deps, current);
  // The first request gave up on a lost claim: the order tells whether it took effect.
  const by = `${deps.instance} pay`;
  const decision = look(toReadOrder(current));
  return answer(deps, await drive(deps, { attempt: current, by, decision }));
}

const firstPollAfterMs = 20;
const pollEveryMsMax = 500;

/** Looks into the step log, not at a promise of the first request: that may run in another process. */
async function waitWhileClaiming(deps: PayDeps, attempt: Attempt): Promise<Attempt> {
  const untilMs = deps.clock.nowMs() + deps.duplicateWaitMs;
  let current = attempt;
  let pauseMs = firstPollAfterMs;
  while (isClaiming(current) && deps.clock.nowMs() < untilMs) {
    await sleep(deps.clock, pauseMs);
    pauseMs = Math.min(pauseMs * 2, pollEveryMsMax);
    current = await reread(deps.stepLog, current);
  }
  return current;
}

function isClaiming({ phase }: Attempt): boolean {
  return phase === 'created' || phase === 'claiming';
}

async function answer(deps: PayDeps, attempt: Attempt): Promise<PayAnswer> {
  if (isEnded(attempt)) return { kind: 'refused', reason: toRefusal(attempt.closedWhy) };
  if (isClaiming(attempt) || attempt.phase === 'claim-unknown') {
    return { kind: 'refused', reason: 'TRY_LATER' };
  }
  if (!mayBePresented(deps, attempt)) return { kind: 'in-progress' };
  const told = await tellCustomer(deps, { attempt, by: `${deps.instance} pay` });
  return told.word === 'ready' ? { kind: 'ready', attempt: told.attempt } : { kind: 'in-progress' };
}

function mayBePresented(deps: PayDeps, attempt: Attempt): boolean {
  const { settings, nowMs } = contextOf(deps);
  return attempt.phase === 'presented' && nowMs < callbackUntilMs(attempt, settings);
}

/** Why nothing was presented: the service's own word, or the code with which the claim was refused. */
function toRefusal(why: string | null): PayRefusal {
  switch (why ?? 'TRY_LATER') {
    case 'ORDER_UNKNOWN':
      return 'ORDER_UNKNOWN';
    case 'ORDER_CHANGED':
    case 'VERSION_MISMATCH':
      return 'ORDER_CHANGED';
    case 'ORDER_NOT_PAYABLE':
    case 'NOT_PAYABLE':
    case 'NOT_YOURS':
    case 'NOT_IN_PROGRESS':
    case 'ALREADY_COMPLETE':
    case 'CANCELLING':
      return 'ORDER_NOT_PAYABLE';
    default:
      return 'TRY_LATER';
  }
}
