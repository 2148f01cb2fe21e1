import type { Told } from '../../simulators/kit/history/history-entry.js';
import { requireOrder } from '../ledger/books.js';
import type { ToldEntry } from '../ledger/order-book.js';
import { areTwins } from '../ledger/request-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges equal requests of one customer that were open at the same time: a double click, a proxy that sends
 * again. Different words are right where one says less than the other; one must not deny the other.
 */
export const twinsHearTheSame: Invariant = {
  name: 'twinsHearTheSame',
  statement: 'Of two equal requests at the same time, no answer denies the other.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told') return null;
    const mine = ledger.requests.get(entry.request);
    if (mine === undefined) return null;
    const { requests } = requireOrder(ledger, entry.order);
    for (const other of requests) {
      if (other.told === null || !areTwins(mine, other) || !isDenied(entry, other.told)) continue;
      const message = `Of two equal "${entry.asked}" of order ${entry.order} one was told "${other.told.told}", the other "${entry.told}"${ofAttempts(entry, other.told)}.`;
      return { order: entry.order, message };
    }
    return null;
  },
};

const denials: Readonly<Partial<Record<Told, readonly Told[]>>> = {
  paid: ['refused', 'not-charged', 'cancelled'],
  confirming: ['refused', 'not-charged'],
  cancelled: ['refused', 'not-charged', 'paid'],
};

function isDenied(one: ToldEntry, other: ToldEntry): boolean {
  if (one.told === 'ready' && other.told === 'ready') return one.attempt !== other.attempt;
  return denies(one.told, other.told) || denies(other.told, one.told);
}

function denies(one: Told, other: Told): boolean {
  return denials[one]?.includes(other) ?? false;
}

function ofAttempts({ told, attempt }: ToldEntry, other: ToldEntry): string {
  return told === 'ready' ? ` of attempts ${other.attempt ?? '?'} and ${attempt ?? '?'}` : '';
}
