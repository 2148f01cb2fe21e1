// The legacy order system as the stand-alone start needs it.

import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import { createLegacyOrderSimulator, type LegacyOrderSimulator } from './legacy-order-simulator.js';
import { orderRoutes } from './order-routes.js';
import { postingRoutes } from './posting-routes.js';
import { switchRoutes } from './switch-routes.js';
import type { SwitchChanges } from './switches.js';

export type LegacyOrderKindOptions = {
  /** How they stand when a session begins; what is left out is as it is by default. */
  readonly switches?: SwitchChanges;
};

/** An order system for each session, with what control can ask of it. */
export function createLegacyOrderKind({ switches = {} }: LegacyOrderKindOptions = {}): PartyKind {
  return {
    create: ({ clock, history }: PartyDeps) => {
      const legacyOrder = createLegacyOrderSimulator({ clock, history, switches });
      return {
        simulator: legacyOrder,
        subjectOf: () => ({ order: null }), // Each of its operations names an order.
        routes: [
          ...orderRoutes(legacyOrder),
          ...postingRoutes(legacyOrder),
          ...switchRoutes(legacyOrder),
        ],
        countByStatus: () => countByState(legacyOrder),
        close: legacyOrder.close,
      };
    },
    keyOf: () => undefined,
    usualOperation: 'legacy-order.complete',
    codes: null,
  };
}

function countByState({ orders }: LegacyOrderSimulator): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of orders()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
