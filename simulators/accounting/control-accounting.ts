// The accounting server as the stand-alone start needs it.

import { z } from 'zod';
import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import { switchRoutes } from '../kit/control/routes/switch-routes.js';
import type { Subject } from '../kit/exchange/exchange.js';
import { parseJson } from '../kit/exchange/parse-json.js';
import { requireBy } from '../kit/exchange/read-by.js';
import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { createAccountingSimulator } from './accounting-simulator.js';
import { bookRoutes } from './book-routes.js';
import {
  type AccountingSwitches,
  accountingSwitchChangesSchema,
  accountingSwitchesSchema,
} from './switches.js';

/** Books for each session, with what control can ask of them. Throws for switches that there are not. */
export function createAccountingKind(given: Partial<AccountingSwitches> = {}): PartyKind {
  const switches = requireBy(accountingSwitchChangesSchema, given, 'switches');
  return {
    create: ({ clock, history }: PartyDeps) => {
      const accounting = createAccountingSimulator({ clock, history, switches });
      return {
        simulator: accounting,
        subjectOf,
        routes: [
          ...bookRoutes(accounting.books),
          ...switchRoutes(accounting.switchboard, {
            all: accountingSwitchesSchema,
            changes: accountingSwitchChangesSchema,
          }),
        ],
        countByStatus: () => new Map([['posted', accounting.books.all().length]]),
      };
    },
    keyOf: null,
    usualOperation: 'accounting.post',
    apiDescribedIn: 'docs/accounting-simulator.md',
    codes: null,
  };
}

const posting = z.object({ paymentKey: z.string() });

/** Each operation names its order by itself; a posting names a payment, too. */
function subjectOf({ body }: SimulatorRequest): Subject {
  return { order: null, ...posting.safeParse(parseJson(body)).data };
}
