import { requireOrder } from '../ledger/books.js';
import { isWithPeople, keptForOrder, owedForOrder } from '../ledger/order-book.js';
import { keptOf, type PaymentBook, returnedByOthers } from '../ledger/payment-book.js';
import { isCompletion } from './completion.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Judges completions that the service asked for. Money that the PG's operator or a bank returned before the
 * completion counts as still there: the service could not know. At rest money must not lie on an
 * order that was never completed, unless people were called; what a clerk did to the order is no
 * excuse for keeping money.
 */
export const completionIffMoney: Invariant = {
  name: 'completionIffMoney',
  statement: 'An order is complete if and only if exactly its price is captured and kept.',
  observe: (ledger, entry) => {
    if (!isCompletion(entry)) return null;
    const { payments } = requireOrder(ledger, entry.order);
    const backing = payments.map(backingOf).filter((amountKrw) => amountKrw > 0);
    if (backing.length === 1 && backing[0] === entry.amountKrw) return null;
    const came = backing.length === 0 ? 'nothing' : backing.map(toWonText).join(' and ');
    const message = `Order ${entry.order} was completed for ${toWonText(entry.amountKrw)}, but ${came} had been captured and kept.`;
    return { order: entry.order, message };
  },
  atRest: (order) => {
    const keptKrw = keptForOrder(order);
    if (keptKrw <= 0 || isWithPeople(order) || owedForOrder(order) > 0) return null;
    return `Order ${order.order} rests ${order.state}, but ${toWonText(keptKrw)} of its customer's money are kept.`;
  },
};

/** What stands behind a completion now, in won. */
function backingOf(payment: PaymentBook): number {
  if (payment.attempt?.isUndoneByClerk === true) return 0;
  return keptOf(payment) + returnedByOthers(payment);
}
