import { isSameSecret } from '../core/callback.js';
import type { AttemptId } from '../core/ids.js';
import { tell } from '../core/tell.js';
import type { Word } from '../core/word.js';
import type { StepLog } from './ports.js';

/** How the attempt stands, for its own page only; undefined for everybody else. Changes nothing. */
export async function readStatus(
  { stepLog }: { readonly stepLog: StepLog },
  { attemptId, secret }: { readonly attemptId: AttemptId; readonly secret: string },
): Promise<Word | undefined> {
  const attempt = await stepLog.find(attemptId);
  return attempt !== undefined && isSameSecret(attempt.secret, secret) ? tell(attempt) : undefined;
}
