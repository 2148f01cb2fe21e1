import type { AttemptBook } from '../ledger/attempt-book.js';
import type { OrderBook } from '../ledger/order-book.js';
import type { PaymentBook } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges cancels by what the service could know when it sent them. Either it fenced the order and looked at
 * the PG after it had asked for the fence, or the order was not the attempt's any more and the legacy
 * system had shown that. What the network delivers again does not count.
 */
export const cancelFollowsLook: Invariant = {
  name: 'cancelFollowsLook',
  statement:
    'Money is returned only after a look at the PG that followed the fence, or when the order was seen not to be ours.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'request-arrived' || entry.operation !== 'pg.cancel') return null;
    const sent = ledger.exchanges.get(entry.exchange);
    const payment = ledger.payments.get(sent?.paymentKey ?? '');
    const order = ledger.orders.get(payment?.order ?? '');
    if (sent?.isRedelivery !== false || payment === undefined || order === undefined) return null;
    const mistake = mistakeOf(payment, payment.attempt, order);
    if (mistake === null) return null;
    const message = `Payment ${payment.paymentKey} should not have been cancelled: ${mistake}.`;
    return { order: order.order, message };
  },
};

function mistakeOf(
  { shownCapturedAtSeq: shown }: PaymentBook,
  attempt: AttemptBook | null,
  { owner, state, shownAtSeq }: OrderBook,
): string | null {
  if (shown === null) return 'no look-up had shown it captured';
  if (attempt === null) return null;
  const { fenceSentAtSeq: fenced, lostAtSeq: lost } = attempt;
  if (fenced !== null && shown < fenced) return 'it was last looked at before the fence';
  if (owner === attempt && state === 'in-progress') return 'its order was not fenced';
  if (fenced !== null || lost === null || (shownAtSeq ?? -1) > lost) return null;
  return 'nobody had looked whether its order was still held';
}
