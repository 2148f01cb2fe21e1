import type { Attempt } from '../core/attempt.js';
import { tell } from '../core/tell.js';
import type { Word } from '../core/word.js';
import { type DriveDeps, write } from './drive.js';

/** Rereads when somebody moves the attempt on between the word and its row. */
const triesMax = 3;

/**
 * The word for a customer, on record before it leaves: a later decision must know what may have been read.
 * When it cannot be recorded, nothing is said about the money.
 */
export async function tellCustomer(
  deps: Pick<DriveDeps, 'stepLog' | 'clock' | 'log'>,
  { attempt, by }: { attempt: Attempt; by: string },
): Promise<{ readonly word: Word; readonly attempt: Attempt }> {
  let current = attempt;
  for (let turn = 0; turn < triesMax; turn += 1) {
    const word = tell(current);
    if (current.told === word) return { word, attempt: current };
    const written = await write(deps, { attempt: current, by, steps: [{ kind: 'told', word }] });
    if (written.isMine) return { word, attempt: written.attempt };
    current = written.attempt;
  }
  return { word: 'checking', attempt: current };
}
