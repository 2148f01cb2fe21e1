// The customer comes back from the PG: compare, and confirm while this very request is open. Nowhere else is confirmed.

import type { Attempt } from '../core/attempt.js';
import { type Callback, type CallbackRefusal, judgeCallback } from '../core/callback.js';
import { look } from '../core/decision.js';
import { toReadOrder } from '../core/effects.js';
import type { AttemptId } from '../core/ids.js';
import { depositDue } from '../core/tell.js';
import { contextOf, type DriveDeps, drive, write } from './drive.js';
import type { Status } from './status.js';
import { tellCustomer } from './tell-customer.js';

export type CallbackDeps = DriveDeps & { readonly instance: string };

export type CallbackAnswer =
  | ({ readonly kind: 'told' } & Status)
  | { readonly kind: 'refused'; readonly reason: CallbackRefusal | 'ORDER_CHANGED' | 'TRY_LATER' };

/** Refused callbacks are recorded up to here; a flood must not fill the log. */
const refusalsRecordedMax = 20;

/** Between judging and writing, another callback may win; then this one is judged again. */
const judgementsMax = 3;

/** Idempotent by payment key: the same callback again learns how things stand. */
export async function takeCallback(
  deps: CallbackDeps,
  { attemptId, callback }: { readonly attemptId: AttemptId; readonly callback: Callback },
): Promise<CallbackAnswer> {
  const { paymentKey } = callback;
  let attempt = await deps.stepLog.find(attemptId);
  for (let turn = 0; turn < judgementsMax; turn += 1) {
    if (attempt === undefined) return { kind: 'refused', reason: 'ATTEMPT_UNKNOWN' };
    const judgement = judgeCallback(attempt, callback, contextOf(deps));
    switch (judgement.kind) {
      case 'repeat':
        return answerWord(deps, attempt);
      case 'refuse':
        await recordRefusal(deps, { attempt, paymentKey, reason: judgement.reason });
        return { kind: 'refused', reason: judgement.reason };
      case 'accept': {
        const accepted = await write(deps, {
          attempt,
          by: byOf(deps),
          steps: [{ kind: 'callback-accepted', paymentKey }],
        });
        if (accepted.isMine) return confirm(deps, accepted.attempt);
        attempt = accepted.attempt;
      }
    }
  }
  return { kind: 'refused', reason: 'TRY_LATER' };
}

/** The first key is on record. From here on nobody is told less than "checking". */
async function confirm(deps: CallbackDeps, attempt: Attempt): Promise<CallbackAnswer> {
  const decision = look(toReadOrder(attempt));
  const after = await drive(deps, { attempt, by: byOf(deps), decision });
  if (after.isVoided) return { kind: 'refused', reason: 'ORDER_CHANGED' };
  return answerWord(deps, after);
}

async function answerWord(deps: CallbackDeps, attempt: Attempt): Promise<CallbackAnswer> {
  const { word, attempt: after } = await tellCustomer(deps, { attempt, by: byOf(deps) });
  return { kind: 'told', word, deposit: depositDue(after, word) };
}

async function recordRefusal(
  deps: CallbackDeps,
  {
    attempt,
    paymentKey,
    reason,
  }: { attempt: Attempt; paymentKey: string; reason: CallbackRefusal },
): Promise<void> {
  deps.log.warn({ attemptId: attempt.id, paymentKey, reason }, 'callback refused');
  if (attempt.refusedCallbacks >= refusalsRecordedMax) return;
  // Should this row lose a race, the log line above remains; the attempt is unchanged either way.
  const steps = [{ kind: 'callback-refused', reason, paymentKey }] as const;
  await write(deps, { attempt, by: byOf(deps), steps });
}

function byOf({ instance }: CallbackDeps): string {
  return `${instance} callback`;
}
