import type { Invariant } from './invariant.js';

/** Judges requests with a secret that their customer was never given, and ones for the operators' eyes. */
export const strangersLearnNothing: Invariant = {
  name: 'strangersLearnNothing',
  statement: 'Who does not hold the secret of an attempt is refused and told nothing of it.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told') return null;
    if (ledger.requests.get(entry.request)?.entry.isForged !== true) return null;
    const isRefused = entry.status === null || entry.status >= 400;
    if (isRefused && (entry.told === 'refused' || entry.told === 'nothing')) return null;
    const heard = isRefused ? `was told "${entry.told}"` : `was answered (HTTP ${entry.status})`;
    const message = `Customer ${entry.customer} asked about order ${entry.order} without its secret, but ${heard}.`;
    return { order: entry.order, message };
  },
};
