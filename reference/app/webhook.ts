// The PG tells something by itself. It is written down as a reason to look, and nothing else comes of it here: no
// confirm, no completion, no cancel. The sweeper asks the PG and applies the recovery table.

import type { Attempt } from '../core/attempt.js';
import { isSameHint, type Webhook } from '../core/hint.js';
import { isNothingNew } from '../core/news.js';
import type { DriveDeps } from './drive.js';

export type WebhookDeps = Pick<DriveDeps, 'stepLog' | 'clock' | 'log'> & {
  readonly instance: string;
};

/**
 * Anybody can send a webhook; a flood must neither fill the log nor have the PG asked without end. One look answers all that
 * wait for it, so the narrow bound is theirs: those that were answered long ago must not keep out a true one.
 */
const bounds = { unanswered: 20, all: 60 } as const;

/** Others write rows of the same attempt meanwhile; each of them is a call to a partner apart. */
const triesMax = 5;

/**
 * `noted` when nothing is left to write: it stands in the log, or it is not worth a row. `not-written`: the PG should
 * send it again. Nobody learns whether the attempt exists.
 */
export async function takeWebhook(
  { stepLog, clock, log, instance }: WebhookDeps,
  { pgOrderId, hint }: Webhook,
): Promise<'noted' | 'not-written'> {
  for (let turn = 0; turn < triesMax; turn += 1) {
    const attempt = await stepLog.findByPgOrderId(pgOrderId);
    if (attempt === undefined || !isWorthARow(attempt, hint)) {
      log.info({ pgOrderId, ...hint }, 'webhook passed over');
      return 'noted';
    }
    const step = { kind: 'hinted', hint, atMs: clock.nowMs(), by: `${instance} webhook` } as const;
    const written = await stepLog.append(attempt, [step]);
    if (written.ok) return 'noted';
    if (written.error.kind === 'not-written') {
      log.error({ attemptId: attempt.id, ...written.error }, 'step log not written');
      return 'not-written';
    }
  }
  return 'not-written';
}

function isWorthARow(attempt: Attempt, hint: Webhook['hint']): boolean {
  const { hints, hintsAnswered, phase } = attempt;
  const isKnown = hints.some((known) => isSameHint(known, hint));
  const isWithinBounds =
    hints.length < bounds.all && hints.length - hintsAnswered < bounds.unanswered;
  return !isKnown && isWithinBounds && !isNothingNew(hint, phase);
}
