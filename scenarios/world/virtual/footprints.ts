// What the steps of a virtual run touch. Effects at the partners and words about money are judged against each
// other, so their order always counts; a look-up only minds the effects at its own partner.
import type { Attempt } from '../../../reference/core/attempt.js';
import { type Footprint, noFootprint } from '../../../simulators/kit/choices/footprint.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';
import type { ServiceCall } from './service-call.js';

/** What a customer asks of a partner; no fault strikes there. */
export function footprintOfAsking(party: Party, method: string): Footprint {
  if (method === 'GET') return { reads: [party], writes: [] };
  return { reads: [], writes: [party, 'effects'] };
}

/** What the service asks of a partner. A crash at a look-up is none of its own: what was told is lost with the process. */
export function footprintOfRequest(party: Party, method: string): Footprint {
  return { ...footprintOfAsking(party, method), mayCrash: method !== 'GET' };
}

/** An answer of the service. */
export function footprintOfWord(body: string): Footprint {
  const isAboutMoney = !/"status":"(ready|in-progress|checking|refused|noted)"/.test(body);
  return isAboutMoney ? { reads: [], writes: ['effects'] } : noFootprint;
}

/** Calls that wait for a turn of the disk. */
export type DiskCall = Extract<
  ServiceCall,
  {
    kind: 'create' | 'append' | 'find' | 'find-by-pg-order-id' | 'find-order' | 'write-order';
  }
>;

/** Attempts are written each for itself; but an order has one open attempt at the most. */
export function footprintOfTurn(call: DiskCall): Footprint {
  switch (call.kind) {
    case 'create': {
      const { attemptId, pgOrderId, orderId } = call.step;
      const writes = [...placesOf({ id: attemptId, pgOrderId }), openingOf(orderId)];
      return { reads: [], writes, mayCrash: true };
    }
    case 'append': {
      const { attempt } = call;
      return { reads: [openingOf(attempt.orderId)], writes: placesOf(attempt), mayCrash: true };
    }
    case 'find':
    case 'find-by-pg-order-id':
      return { reads: [`attempt ${call.id}`], writes: [] };
    case 'find-order':
      return { reads: ['shop orders'], writes: [] };
    case 'write-order':
      // What becomes of an order is an effect, wherever it is kept.
      return { reads: [], writes: ['shop orders', 'effects'], mayCrash: true };
  }
}

/** Where an attempt is found. */
function placesOf({ id, pgOrderId }: Pick<Attempt, 'id' | 'pgOrderId'>): string[] {
  return [`attempt ${id}`, `attempt ${pgOrderId}`];
}

function openingOf(orderId: string): string {
  return `opening of ${orderId}`;
}
