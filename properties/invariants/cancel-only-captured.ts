import { requirePayment } from '../ledger/books.js';
import { keptOf } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Judges every cancel that reaches the PG, executed or not, and what the service's cancels returned. One for
 * money that has gone back already is no breach: the answer of an earlier one may have been lost.
 */
export const cancelOnlyCaptured: Invariant = {
  name: 'cancelOnlyCaptured',
  statement:
    'The service cancels only payments of its orders that were captured, and the whole of them.',
  observe: (ledger, entry) => {
    if (entry.kind === 'payment-refunded' && entry.by === 'service') {
      const left = keptOf(requirePayment(ledger, entry.paymentKey));
      if (left <= 0) return null;
      const message = `Payment ${entry.paymentKey} should have been returned wholly, but ${toWonText(left)} were left.`;
      return { order: entry.order, message };
    }
    if (entry.kind !== 'request-arrived' || entry.operation !== 'pg.cancel') return null;
    const key = ledger.exchanges.get(entry.exchange)?.paymentKey ?? null;
    if (key === null) return null;
    const payment = ledger.payments.get(key);
    if (payment !== undefined && payment.capturedKrw > 0) return null;
    const why = payment === undefined ? 'the PG does not know it' : 'it had not been captured';
    return {
      order: entry.order,
      message: `Payment ${key} should not have been cancelled: ${why}.`,
    };
  },
};
