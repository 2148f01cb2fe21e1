import type { Invariant } from './invariant.js';

/** Judges every request of a customer when it is answered, whatever hangs behind the service. */
export const answersComeInTime: Invariant = {
  name: 'answersComeInTime',
  statement: 'Every request of a customer is answered within the bound.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told') return null;
    const asked = ledger.requests.get(entry.request)?.entry;
    if (asked === undefined) return null;
    const waitedMs = entry.atMs - asked.atMs;
    if (waitedMs <= ledger.bounds.answerWithinMs) return null;
    const message = `Customer ${entry.customer} waited ${waitedMs} ms for the answer to "${entry.asked}" of order ${entry.order}.`;
    return { order: entry.order, message };
  },
};
