// The legacy order system as the stand-alone start needs it.

import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import { createLegacyOrderSimulator, type LegacyOrderSimulator } from './legacy-order-simulator.js';
import { orderRoutes } from './order-routes.js';

/** An order system for each session, with what control can ask of it. */
export const legacyOrderKind: PartyKind = {
  create: ({ clock, history }: PartyDeps) => {
    const legacyOrder = createLegacyOrderSimulator({ clock, history });
    return {
      simulator: legacyOrder,
      subjectOf: () => ({ order: null }), // Each of its operations names an order.
      routes: orderRoutes(legacyOrder),
      countByStatus: () => countByState(legacyOrder),
    };
  },
  keyOf: () => undefined,
  usualOperation: 'legacy-order.complete',
  codes: null,
};

function countByState({ orders }: LegacyOrderSimulator): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of orders()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
