import type { Told } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from '../ledger/attempt-book.js';
import {
  attemptTold,
  isManual,
  isShort,
  moneyOfAttempt,
  type OrderBook,
} from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges the last answer to each customer by the attempt that it speaks of. Answers that say nothing of
 * the money fit every end. "Manual" and "still checking" are judged only when they were told after
 * the faults were healed: who asked earlier and left may have gone with them.
 */
export const lastWordFits: Invariant = {
  name: 'lastWordFits',
  statement: 'The last word that each customer hears fits what their payment ended in.',
  atRest: (order, { healedAtSeq }) => {
    for (const told of order.lastTold.values()) {
      const attempt = attemptTold(order, told);
      if (attempt === null) continue;
      if (fits[told.told]({ order, attempt, isFresh: told.seq > healedAtSeq })) continue;
      return `The last word to customer ${told.customer} was "${told.told}", but order ${order.order} rests ${order.state}, ${fateOf(order, attempt)}.`;
    }
    return null;
  },
};

/** What an answer is compared with. */
type Rest = {
  readonly order: OrderBook;
  readonly attempt: AttemptBook;
  /** It was told when nothing went wrong any more. */
  readonly isFresh: boolean;
};

const fits: Readonly<Record<Told, (rest: Rest) => boolean>> = {
  paid: ({ order, attempt }) => attempt.closedAs === 'completed' && !isShort(order),
  // Of their money alone: that an order whose money went back was completed is nothing to the customer.
  cancelled: ({ order, attempt }) => isAllReturned(moneyOfAttempt(order, attempt)),
  'not-charged': ({ order, attempt }) => fateOf(order, attempt) === 'nothing taken',
  manual: ({ order, isFresh }) => !isFresh || order.attempts.some(({ wasManual }) => wasManual),
  'awaiting-deposit': ({ order, isFresh }) => !isFresh || isManual(order),
  checking: ({ order, isFresh }) => !isFresh || isManual(order),
  confirming: ({ order, isFresh }) => !isFresh || isManual(order),
  ready: () => true,
  'in-progress': () => true,
  refused: () => true,
  nothing: () => true,
};

function fateOf(order: OrderBook, attempt: AttemptBook) {
  const money = moneyOfAttempt(order, attempt);
  if (attempt.closedAs === 'completed') return isShort(order) ? 'its money gone' : 'its money kept';
  if (money.capturedKrw === 0) return 'nothing taken';
  return isAllReturned(money) ? 'all returned' : 'money kept';
}

function isAllReturned({ capturedKrw, keptKrw }: ReturnType<typeof moneyOfAttempt>) {
  return capturedKrw > 0 && keptKrw === 0;
}
