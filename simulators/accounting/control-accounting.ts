// The accounting server as the stand-alone start needs it.

import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import { createAccountingSimulator } from './accounting-simulator.js';
import { bookRoutes } from './book-routes.js';
import type { AccountingSwitches } from './switches.js';

/** Books for each session, with what control can ask of them. */
export function createAccountingKind(switches: Partial<AccountingSwitches> = {}): PartyKind {
  return {
    create: ({ clock, history }: PartyDeps) => {
      const accounting = createAccountingSimulator({ clock, history, switches });
      return {
        simulator: accounting,
        subjectOf: () => ({ order: null }), // Each of its operations names an order.
        routes: bookRoutes(accounting.books),
        countByStatus: () => new Map([['posted', accounting.books.all().length]]),
      };
    },
    keyOf: () => undefined,
    usualOperation: 'accounting.post',
    codes: null,
  };
}
