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
    'A manual item names its cause, what to do, and every payment of the attempt that holds money.',
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

function lackOf({ cause, proposedAction, paymentKeys, attempt }: Item, order: OrderBook) {
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
