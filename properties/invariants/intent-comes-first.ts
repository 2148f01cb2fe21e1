import { type LoggedCalls, loggedCallsOf } from '../ledger/book-log.js';
import type { EffectBook } from '../ledger/effect-book.js';
import type { Invariant } from './invariant.js';

/**
 * Compares the requests that arrived at the partners with the service's log as it was read last. The n-th
 * request of a logical operation needs an n-th intent, and one that is no younger. What the network
 * delivers again needs none.
 */
export const intentComesFirst: Invariant = {
  name: 'intentComesFirst',
  statement:
    'Every request that changes something at a partner was written down before it was sent.',
  needs: 'log',
  atRest: (order, { effects, logReadAtSeq }) => {
    if (logReadAtSeq === null) return null;
    const calls = loggedCallsOf(order);
    for (const [name, effect] of effects) {
      if (effect.order !== order.order) continue;
      if (!isUnwritten(effect, calls.get(name), logReadAtSeq)) continue;
      return `Order ${order.order} got a ${effect.operation} ("${name}") that had not been written down before.`;
    }
    return null;
  },
};

function isUnwritten(
  { arrivals }: EffectBook,
  logged: LoggedCalls | undefined,
  logReadAtSeq: number,
): boolean {
  return arrivals.some(
    ({ seq, atMs }, place) =>
      seq < logReadAtSeq && (logged?.intendedAtMs[place] ?? Number.POSITIVE_INFINITY) > atMs,
  );
}
