import type { Clock } from '../kit/clock/clock.js';
import { createCollections } from '../kit/exchange/collections.js';
import type { Simulator } from '../kit/exchange/simulator.js';
import { createSwitchboard, type Switchboard } from '../kit/exchange/switchboard.js';
import type { History } from '../kit/history/history.js';
import { type BookKeeping, keepBooks } from './book-keeping.js';
import { createOperations } from './operations.js';
import { replyPathUnknown, replyServerError, replyUnreadable } from './reply.js';
import {
  type AccountingSwitches,
  accountingSwitchChangesSchema,
  defaultAccountingSwitches,
} from './switches.js';

export type AccountingDeps = {
  /** Handed to every simulator; this one keeps no times. */
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly history: Pick<History, 'record'>;
  readonly switches?: Partial<AccountingSwitches>;
};

/** The shop's accounting server, which is told of each paid order at the end. */
export type AccountingSimulator = Simulator & {
  readonly books: BookKeeping;
  readonly switchboard: Pick<Switchboard<AccountingSwitches>, 'now' | 'change'>;
};

/** Empty books, all of whose days are open. Every posting goes into the history. */
export function createAccountingSimulator({
  history,
  switches,
}: AccountingDeps): AccountingSimulator {
  const collections = createCollections();
  const books = keepBooks(collections, history);
  const switchboard = createSwitchboard<AccountingSwitches>(collections, {
    initial: { ...defaultAccountingSwitches, ...switches },
    schema: accountingSwitchChangesSchema,
  });
  return {
    party: 'accounting',
    operations: createOperations(books, switchboard.now),
    serverError: replyServerError,
    notFound: replyPathUnknown,
    unreadable: replyUnreadable,
    state: collections.state,
    books,
    switchboard,
  };
}
