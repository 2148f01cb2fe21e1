import type { Attempt, Phase } from './attempt.js';

/**
 * What a customer may be told of an attempt.
 *
 * - `ready`: the payment window may be opened
 * - `checking`: money may move; nothing is said about it
 * - `confirming`: the money was received, the order is not complete yet
 * - `paid`, `cancelled`, `not-charged`: final
 * - `manual`: people look at it
 */
export type Word =
  | 'ready'
  | 'checking'
  | 'confirming'
  | 'paid'
  | 'cancelled'
  | 'not-charged'
  | 'manual';

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
};

/** While the order is let go, the money's side is already certain: or it is not, and then nothing is said. */
function wordOfLettingGo(attempt: Attempt): Word {
  if (attempt.isRefunded) return 'cancelled';
  return attempt.approval === 'none' || attempt.approval === 'declined'
    ? 'not-charged'
    : 'checking';
}
