import { requirePayment } from '../ledger/books.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Every capture counts, for only the service confirms. The price is the one at the claim: what a clerk
 * edits afterwards the service may not have seen when it confirmed.
 */
export const amountMatches: Invariant = {
  name: 'amountMatches',
  statement: 'What is captured is the amount that the legacy system reported to the claim.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'payment-captured') return null;
    const dueKrw = requirePayment(ledger, entry.paymentKey).attempt?.amountAtClaimKrw ?? null;
    if (dueKrw === null || dueKrw === entry.amountKrw) return null;
    const message = `Payment ${entry.paymentKey} should capture ${toWonText(dueKrw)}, but captured ${toWonText(entry.amountKrw)}.`;
    return { order: entry.order, message };
  },
};
