import { requireOrder, requirePayment } from '../ledger/books.js';
import { attemptTold, moneyOfAttempt } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Judges the attempt that the answer speaks of: an earlier attempt of the same order may have been
 * charged. A charge that was returned is still a charge: the word for it is `cancelled`.
 */
export const toldNotChargedIsNotCharged: Invariant = {
  name: 'toldNotChargedIsNotCharged',
  statement: 'A customer who was told "not charged" was not charged then and is not charged later.',
  observe: (ledger, entry) => {
    if (entry.kind === 'payment-captured') {
      const payment = requirePayment(ledger, entry.paymentKey);
      if (payment.attempt?.finalWord !== 'not-charged') return null;
      const message = `Payment ${entry.paymentKey} was captured after the customer had been told "not-charged".`;
      return { order: payment.order, message };
    }
    if (entry.kind !== 'customer-told' || entry.told !== 'not-charged') return null;
    const order = requireOrder(ledger, entry.order);
    const attempt = attemptTold(order, entry);
    if (attempt === null) return null;
    const { capturedKrw } = moneyOfAttempt(order, attempt);
    if (capturedKrw === 0) return null;
    const message = `Customer ${entry.customer} was told "not-charged" of order ${entry.order}, but ${toWonText(capturedKrw)} had been captured.`;
    return { order: entry.order, message };
  },
};
