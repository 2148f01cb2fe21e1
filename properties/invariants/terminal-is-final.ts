import type { HistoryEntry, OrderState } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from '../ledger/attempt-book.js';
import { isFinalWord } from '../ledger/book-customer.js';
import { requireOrder, requirePayment } from '../ledger/books.js';
import type { Ledger } from '../ledger/ledger.js';
import { attemptTold, isShort } from '../ledger/order-book.js';
import type { Breach, Invariant } from './invariant.js';

/**
 * An attempt is final once a customer was told so (`paid`, `cancelled`, `not-charged`), or once the run
 * rested with it and nobody had been called. From then on the service's effects must not contradict
 * it: captures, its own refunds, its own changes of the order, other final words. Repairs that change
 * nothing of the promise (releasing the order after `cancelled`, returning a second charge after
 * `paid`) are right until rest. What clerks, the legacy
 * system's batch and the PG's operator do is not the service's.
 */
export const terminalIsFinal: Invariant = {
  name: 'terminalIsFinal',
  statement:
    'Nothing that the service does changes an end that was told or that the run rested in.',
  observe: (ledger, entry) => {
    if (entry.kind === 'customer-told') return judgeWord(ledger, entry);
    if (entry.kind === 'payment-captured') return judgeCapture(ledger, entry);
    if (entry.kind === 'payment-refunded') return judgeRefund(ledger, entry);
    return entry.kind === 'order-changed' ? judgeChange(ledger, entry) : null;
  },
};

type Entry<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

function judgeWord(ledger: Ledger, entry: Entry<'customer-told'>): Breach | null {
  if (!isFinalWord(entry.told)) return null;
  const order = requireOrder(ledger, entry.order);
  const before = attemptTold(order, entry)?.finalWord ?? entry.told;
  if (before === entry.told) return null;
  const message = `Customer ${entry.customer} was told "${entry.told}" of order ${entry.order} after "${before}" had been told.`;
  return { order: entry.order, message };
}

function judgeCapture(
  ledger: Ledger,
  { paymentKey, order }: Entry<'payment-captured'>,
): Breach | null {
  const { attempt } = requirePayment(ledger, paymentKey);
  if (attempt === null || !isPromisedFree(attempt)) return null;
  return contradiction(order, attempt, 'was charged');
}

function judgeRefund(ledger: Ledger, entry: Entry<'payment-refunded'>): Breach | null {
  const { attempt, order } = requirePayment(ledger, entry.paymentKey);
  if (attempt === null || order === null || entry.by !== 'service') return null;
  const isReturned = attempt.finalWord === 'paid' && isShort(requireOrder(ledger, order));
  return attempt.isAtRest || isReturned ? contradiction(order, attempt, 'was refunded') : null;
}

function judgeChange(ledger: Ledger, { order, from, to, by }: Entry<'order-changed'>) {
  const { owner, formerOwner } = requireOrder(ledger, order);
  const attempt = owner ?? formerOwner;
  if (attempt === null || by !== 'service') return null;
  const isBroken = to === 'complete' ? isPromisedFree(attempt) : isLeaving(from, attempt);
  return isBroken ? contradiction(order, attempt, `became ${to}`) : null;
}

function isLeaving(from: OrderState, { finalWord, isAtRest }: AttemptBook): boolean {
  return isAtRest || (from === 'complete' && finalWord === 'paid');
}

function isPromisedFree({ finalWord, isAtRest }: AttemptBook): boolean {
  return isAtRest || finalWord === 'cancelled' || finalWord === 'not-charged';
}

function contradiction(order: string | null, attempt: AttemptBook, what: string): Breach {
  const end = attempt.finalWord === null ? 'had come to rest' : `was told "${attempt.finalWord}"`;
  return { order, message: `The order of attempt ${attempt.attempt} ${what} after it ${end}.` };
}
