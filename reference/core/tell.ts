import { type Attempt, isOwedToAccounting, type Phase } from './attempt.js';
import type { DepositDue, Word } from './word.js';

/** The word for an attempt as it stands. Never more than the step log proves. */
export function tell(attempt: Attempt): Word {
  // What accounting lacks is no concern of the customer's.
  if (isOwedToAccounting(attempt)) return 'paid';
  if (attempt.flag !== null) return 'manual';
  return words[attempt.phase] ?? wordOfLettingGo(attempt);
}

const words: Readonly<Partial<Record<Phase, Word>>> = {
  created: 'checking',
  claiming: 'checking',
  'claim-unknown': 'checking',
  presented: 'ready',
  authenticated: 'checking',
  approving: 'checking',
  'approve-unknown': 'checking',
  'awaiting-deposit': 'awaiting-deposit',
  approved: 'confirming',
  completing: 'confirming',
  'complete-unknown': 'confirming',
  'fence-due': 'checking',
  fencing: 'checking',
  'fence-unknown': 'checking',
  'cancel-due': 'checking',
  cancelling: 'checking',
  'cancel-unknown': 'checking',
  'cancel-refused': 'checking',
  completed: 'paid',
  cancelled: 'cancelled',
  released: 'not-charged',
  'accepted-as-is': 'manual',
};

/** What goes with the word: the account, for who is told to pay into it; null with any other word. */
export function depositDue({ deposit, claim }: Attempt, word: Word): DepositDue | null {
  if (word !== 'awaiting-deposit' || deposit === null || claim === null) return null;
  const { bankCode, accountNumber, dueAtMs } = deposit;
  const dueAt = new Date(dueAtMs).toISOString();
  return { bankCode, accountNumber, dueAt, amountKrw: claim.amountKrw };
}

/** While the order is let go, the money's side is already certain: or it is not, and then nothing is said. */
function wordOfLettingGo(attempt: Attempt): Word {
  if (attempt.isRefunded) return 'cancelled';
  return attempt.approval === 'none' || attempt.approval === 'declined'
    ? 'not-charged'
    : 'checking';
}
