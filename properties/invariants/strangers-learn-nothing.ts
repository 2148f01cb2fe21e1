import type { Invariant } from './invariant.js';

/** Judges requests with a secret that their customer was never given. */
export const strangersLearnNothing: Invariant = {
  name: 'strangersLearnNothing',
  statement: 'Who does not hold the secret of an attempt is refused and told nothing of it.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told') return null;
    if (ledger.requests.get(entry.request)?.entry.isForged !== true) return null;
    if (entry.told === 'refused' || entry.told === 'nothing') return null;
    const message = `Customer ${entry.customer} forged the secret of order ${entry.order}, but was told "${entry.told}".`;
    return { order: entry.order, message };
  },
};
