import { requirePayment } from '../ledger/books.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Every capture counts, for only the service confirms. The price is the one at the claim: what a clerk
 * edits afterwards the service may not have seen when it confirmed. Where the PG takes another amount than it was asked
 * for, what the service asked for is judged.
 */
export const amountMatches: Invariant = {
  name: 'amountMatches',
  statement: 'What is captured is the amount that the legacy system reported to the claim.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'payment-captured') return null;
    const dueKrw = requirePayment(ledger, entry.paymentKey).attempt?.amountAtClaimKrw ?? null;
    const confirm = ledger.exchanges.get(entry.exchange ?? -1)?.confirm ?? null;
    const askedKrw = confirm?.amountKrw ?? entry.amountKrw;
    if (dueKrw === null || dueKrw === askedKrw) return null;
    const message = `Payment ${entry.paymentKey} should capture ${toWonText(dueKrw)}, but ${toWonText(askedKrw)} were asked for.`;
    return { order: entry.order, message };
  },
};
