import type { Attempt, Phase } from './attempt.js';
import type { Word } from './word.js';

/** The word for an attempt as it stands. Never more than the step log proves. */
export function tell(attempt: Attempt): Word {
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

/** While the order is let go, the money's side is already certain: or it is not, and then nothing is said. */
function wordOfLettingGo(attempt: Attempt): Word {
  if (attempt.isRefunded) return 'cancelled';
  return attempt.approval === 'none' || attempt.approval === 'declined'
    ? 'not-charged'
    : 'checking';
}
