import { isDisturbed } from '../ledger/book-request.js';
import type { Invariant } from './invariant.js';

/**
 * A service that died, was dead or lost its step log while the request was open is excused. "Try later"
 * (503) is an answer, if it can be read.
 */
export const answersAreReadable: Invariant = {
  name: 'answersAreReadable',
  statement: 'While the service lives, every request of a customer gets a readable answer.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told' || !isBad(entry.told, entry.status)) return null;
    const request = ledger.requests.get(entry.request);
    if (request !== undefined && isDisturbed(ledger, request)) return null;
    const came = entry.status === null ? 'no answer' : `an answer of status ${entry.status}`;
    const message = `Customer ${entry.customer} got ${came} to "${entry.asked}" of order ${entry.order}.`;
    return { order: entry.order, message };
  },
};

const tryLater = 503;

function isBad(told: string, status: number | null): boolean {
  return told === 'nothing' || (status !== null && status >= 500 && status !== tryLater);
}
