import { requirePayment } from '../ledger/books.js';
import { excusedForOrder, isWithPeople, keptForOrder, owedForOrder } from '../ledger/order-book.js';
import { keptOf } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Watches every movement of money, whoever caused it: the sum must be right under any hands. At rest
 * an order for which people were called is theirs to settle.
 */
export const conservation: Invariant = {
  name: 'conservation',
  statement:
    'No more is refunded than was captured, no more captured than authorised, and at rest only completed orders hold money.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'payment-captured' && entry.kind !== 'payment-refunded') return null;
    const payment = requirePayment(ledger, entry.paymentKey);
    const { paymentKey, order, capturedKrw, authorisedKrw } = payment;
    if (capturedKrw > authorisedKrw) {
      const message = `Payment ${paymentKey} was authorised for ${toWonText(authorisedKrw)}, but ${toWonText(capturedKrw)} were captured.`;
      return { order, message };
    }
    if (order === null && capturedKrw > 0) {
      return { order, message: `Payment ${paymentKey} was captured, but belongs to no order.` };
    }
    if (keptOf(payment) >= 0) return null;
    const refunded = toWonText(capturedKrw - keptOf(payment));
    const message = `Payment ${paymentKey} captured ${toWonText(capturedKrw)}, but ${refunded} were refunded.`;
    return { order, message };
  },
  atRest: (order) => {
    if (isWithPeople(order)) return null;
    const owedKrw = owedForOrder(order) - excusedForOrder(order);
    const keptKrw = keptForOrder(order);
    if (keptKrw === owedKrw) return null;
    return `Order ${order.order} should hold ${toWonText(owedKrw)} at rest, but holds ${toWonText(keptKrw)}.`;
  },
};
