import {
  excusedForOrder,
  isHeld,
  isWithPeople,
  keptForOrder,
  lacksPosting,
  mayStillCapture,
  type OrderBook,
  owedForOrder,
} from './order-book.js';

/**
 * What the order has come to so far. Only effects, open manual items and what operators have accepted count, never words.
 *
 * What a clerk did to a completed order, and what the PG's operator returned of its money, leave it
 * completed: the service had done its part.
 */
export function endOf(order: OrderBook, nowMs: number) {
  if (isWithPeople(order)) return 'manual';
  if (isHeld(order)) return 'open';
  if (order.payments.some((payment) => mayStillCapture(order, payment, nowMs))) return 'open';
  const keptKrw = keptForOrder(order);
  const owedKrw = owedForOrder(order);
  const isComplete = order.state === 'complete' && order.completions > 0;
  if (isComplete || owedKrw > 0) {
    const isWhole = owedKrw > 0 && keptKrw + excusedForOrder(order) === owedKrw;
    if (lacksPosting(order)) return 'open';
    return isWhole ? 'completed' : 'open';
  }
  if (keptKrw !== 0) return 'open';
  const wasTaken = order.payments.some(
    ({ capturedKrw, takenBackKrw }) => capturedKrw > takenBackKrw,
  );
  return wasTaken ? 'cancelled' : 'released';
}
