import { requireOrder, requirePayment } from '../ledger/books.js';
import type { Ledger } from '../ledger/ledger.js';
import { isManual, mayStillCapture, type OrderBook } from '../ledger/order-book.js';
import { isKept } from '../ledger/payment-book.js';
import type { Breach, Invariant } from './invariant.js';

/**
 * Judges what the service does: releasing an order, claiming it anew, capturing for a released
 * attempt. A clerk's reopening counts for nothing, and a new claim after it is the service's risk,
 * unless people were called. A confirm on its way counts only while the PG would still capture it.
 */
export const noCaptureAfterRelease: Invariant = {
  name: 'noCaptureAfterRelease',
  statement:
    'The service never lets an order be paid again while a payment of it is captured or may still be.',
  observe: (ledger, entry) => {
    if (entry.kind === 'payment-captured') return findLateCapture(ledger, entry.paymentKey);
    if (entry.kind !== 'order-changed' || entry.by !== 'service') return null;
    const order = requireOrder(ledger, entry.order);
    if (entry.to === 'payable') return findLoose(order, ledger, 'was released');
    if (entry.from !== 'payable' || entry.to !== 'in-progress' || isManual(order)) return null;
    return findLoose(order, ledger, 'was claimed again');
  },
};

function findLateCapture(ledger: Ledger, paymentKey: string): Breach | null {
  const { attempt, order } = requirePayment(ledger, paymentKey);
  if (attempt?.closedAs !== 'released') return null;
  const message = `Payment ${paymentKey} was captured after its attempt ${attempt.attempt} had released the order.`;
  return { order, message };
}

function findLoose(order: OrderBook, { nowMs }: Ledger, what: string): Breach | null {
  const loose = order.payments.find(
    (payment) => isKept(payment) || mayStillCapture(order, payment, nowMs),
  );
  if (loose === undefined) return null;
  const how = isKept(loose) ? 'is captured and not refunded' : 'may still be captured';
  const message = `Order ${order.order} ${what} while payment ${loose.paymentKey} ${how}.`;
  return { order: order.order, message };
}
