// The legacy order system as the stand-alone start needs it.

import { z } from 'zod';
import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import { switchRoutes } from '../kit/control/routes/switch-routes.js';
import type { Subject } from '../kit/exchange/exchange.js';
import { parseJson } from '../kit/exchange/parse-json.js';
import { requireBy } from '../kit/exchange/read-by.js';
import type { Operation, SimulatorRequest } from '../kit/exchange/simulator.js';
import { type Dialect, type DialectInput, dialectSchema } from './dialect/dialect.js';
import { speakDialect } from './dialect/speak-dialect.js';
import { toOwnRequest } from './dialect/to-own-request.js';
import { createLegacyOrderSimulator, type LegacyOrderSimulator } from './legacy-order-simulator.js';
import { orderRoutes } from './order-routes.js';
import { postingRoutes } from './posting-routes.js';
import { type SwitchChanges, switchChangesSchema, switchesSchema } from './switches.js';

export type LegacyOrderKindOptions = {
  /** How they stand when a session begins; what is left out is as it is by default. */
  readonly switches?: SwitchChanges;
  /** How it speaks; in its own words when this is left out. */
  readonly dialect?: DialectInput;
};

/**
 * An order system for each session, with what control can ask of it. Throws for switches that there are not, and for a dialect
 * that nobody could speak.
 */
export function createLegacyOrderKind({
  switches: given = {},
  dialect,
}: LegacyOrderKindOptions = {}): PartyKind {
  const switches = requireBy(switchChangesSchema, given, 'switches');
  const spoken = dialect === undefined ? undefined : requireDialect(dialect);
  return {
    create: ({ clock, history }: PartyDeps) => {
      const legacyOrder = createLegacyOrderSimulator({ clock, history, switches });
      return {
        simulator: spoken === undefined ? legacyOrder : speakDialect(legacyOrder, spoken),
        subjectOf: (request, operation) => subjectOf(request, operation, spoken),
        routes: [
          ...orderRoutes(legacyOrder),
          ...postingRoutes(legacyOrder),
          ...switchRoutes(
            { now: legacyOrder.switches, change: legacyOrder.changeSwitches },
            { all: switchesSchema, changes: switchChangesSchema },
          ),
        ],
        countByStatus: () => countByState(legacyOrder),
        close: legacyOrder.close,
      };
    },
    keyOf: null,
    usualOperation: 'legacy-order.complete',
    apiDescribedIn: 'docs/legacy-order-simulator.md',
    codes: null,
  };
}

const completion = z.object({ paymentKey: z.string() });

/** Each operation names its order by itself; a completion names a payment, too. */
function subjectOf(
  request: SimulatorRequest,
  { name }: Pick<Operation, 'name'>,
  dialect: Dialect | undefined,
): Subject {
  if (name !== 'legacy-order.complete') return { order: null };
  const own =
    dialect === undefined ? request : toOwnRequest(request, { dialect, operation: 'complete' });
  return { order: null, ...completion.safeParse(parseJson(own.body)).data };
}

function requireDialect(dialect: DialectInput): Dialect {
  const parsed = dialectSchema.safeParse(dialect);
  if (parsed.success) return parsed.data;
  throw new Error(`Nobody can speak this dialect:\n${z.prettifyError(parsed.error)}`);
}

function countByState({ orders }: LegacyOrderSimulator): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of orders()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
