import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { requireOrder } from '../ledger/books.js';
import type { OrderBook } from '../ledger/order-book.js';
import { isKept } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';

type Item = Extract<HistoryEntry, { kind: 'manual-claimed' }>;

/** People see the item only: it must be enough to act upon. Whether its sum is right, `manualIsTrue` says. */
export const manualItemIsWhole: Invariant = {
  name: 'manualItemIsWhole',
  statement:
    'A manual item names its cause, what to do, every payment of the attempt that holds money, and a word that was told.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'manual-claimed') return null;
    const lack = lackOf(entry, requireOrder(ledger, entry.order));
    if (lack === null) return null;
    return {
      order: entry.order,
      message: `The manual item of order ${entry.order} names no ${lack}.`,
    };
  },
};

function lackOf({ cause, proposedAction, paymentKeys, attempt, told }: Item, order: OrderBook) {
  if (isUnheard(told, order)) return `word that was told, but "${told ?? ''}"`;
  if (cause === '') return 'cause';
  if (proposedAction === null || proposedAction === '') return 'action';
  const missing = order.payments.find(
    (payment) =>
      payment.attempt?.attempt === attempt &&
      isKept(payment) &&
      !paymentKeys.includes(payment.paymentKey),
  );
  return missing === undefined ? null : `payment ${missing.paymentKey}`;
}

/** Words that a customer acts upon. */
const promises: readonly string[] = ['paid', 'cancelled', 'not-charged', 'manual'];

/** Whether no customer of the order can have read the word. What is on its way, or was lost on it, may have been it. */
function isUnheard(word: string | null, { requests, lastTold }: OrderBook): boolean {
  if (word === null || !promises.includes(word)) return false;
  const heard = [...requests.map(({ told }) => told), ...lastTold.values()];
  return !heard.some((one) => one === null || one.told === 'nothing' || one.told === word);
}
