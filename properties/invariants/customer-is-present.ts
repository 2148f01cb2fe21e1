import { confirmSent } from './confirm-sent.js';
import type { Invariant } from './invariant.js';

/**
 * Judges confirms by who set them off. A customer who called back before the service was started
 * anew has gone: whoever confirms then charges them later. Of several instances nobody says which was called, so one that
 * lived then must live still, or have sent the confirm before it died.
 */
export const customerIsPresent: Invariant = {
  name: 'customerIsPresent',
  statement:
    'A payment is confirmed only after a callback brought it, and by the process that was called.',
  observe: (ledger, entry) => {
    const payment = confirmSent(ledger, entry)?.payment;
    if (payment === undefined) return null;
    const { calledBackLives } = payment;
    if ([...(calledBackLives ?? [])].some((life) => ledger.heardOf.has(life))) return null;
    const why =
      calledBackLives === null
        ? 'no callback had brought it'
        : 'the service had been restarted since the callback';
    const message = `Payment ${payment.paymentKey} should not have been confirmed: ${why}.`;
    return { order: payment.order, message };
  },
};
