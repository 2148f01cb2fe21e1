import { isSameSecret } from '../core/callback.js';
import type { AttemptId } from '../core/ids.js';
import { depositDue, tell } from '../core/tell.js';
import type { DepositDue, Word } from '../core/word.js';
import type { StepLog } from './ports.js';

/** What a page learns: the word, and the account when one is to be paid into. */
export type Status = { readonly word: Word; readonly deposit: DepositDue | null };

/** How the attempt stands, for its own page only; undefined for everybody else. Changes nothing. */
export async function readStatus(
  { stepLog }: { readonly stepLog: StepLog },
  { attemptId, secret }: { readonly attemptId: AttemptId; readonly secret: string },
): Promise<Status | undefined> {
  const attempt = await stepLog.find(attemptId);
  if (attempt === undefined || !isSameSecret(attempt.secret, secret)) return undefined;
  const word = tell(attempt);
  return { word, deposit: depositDue(attempt, word) };
}
