import type { Clock } from '../kit/clock/clock.js';
import { createCollections } from '../kit/exchange/collections.js';
import { createErrands } from '../kit/exchange/errands.js';
import type { Simulator } from '../kit/exchange/simulator.js';
import { createSwitchboard } from '../kit/exchange/switchboard.js';
import type { History } from '../kit/history/history.js';
import { createAccountingBooks } from './accounting-books.js';
import { type ClerkDeed, toClerkEvent } from './core/clerk-deed.js';
import type { Order } from './core/order.js';
import type { Posting } from './core/posting.js';
import { hinder } from './hindrances.js';
import { createLoadLimits } from './load-limits.js';
import { createNightlyBatch } from './nightly-batch.js';
import { createOperations } from './operations.js';
import { createRegister, type Register } from './register.js';
import { replyPathUnknown, replyServerError, replyUnreadable } from './reply.js';
import { createScreens } from './screens.js';
import { createStaleReads } from './stale-reads.js';
import {
  defaultSwitches,
  type LegacyOrderSwitches,
  type SwitchChanges,
  switchChangesSchema,
} from './switches.js';

export type LegacyOrderDeps = {
  readonly clock: Clock;
  readonly history: Pick<History, 'record'>;
  /** What is left out is as it is by default. */
  readonly switches?: SwitchChanges;
};

/** The old server of another company that owns repair orders and their accounting. */
export type LegacyOrderSimulator = Simulator & {
  readonly orders: () => readonly Order[];
  readonly find: (order: string) => Order | undefined;
  /** A new order that can be paid. Opening the same one twice is a bug of the caller. */
  readonly openOrder: (order: NewOrder) => void;
  /** The clerk acts on an order that exists, and closes its screen; `amountKrw` is for `edit-amount`. */
  readonly clerk: (act: ClerkAct) => void;
  /** The clerk opens or closes the screen of an order. */
  readonly openScreen: (order: string) => void;
  readonly closeScreen: (order: string) => void;
  /** Every line of the books, the oldest first. */
  readonly postings: () => readonly Posting[];
  readonly switches: () => LegacyOrderSwitches;
  readonly changeSwitches: (changes: SwitchChanges) => void;
  /** Runs the nightly batch now; returns the orders that it took back. */
  readonly runBatch: () => readonly string[];
  /** Calls off the batch. */
  readonly close: () => void;
};

export type NewOrder = {
  readonly order: string;
  readonly amountKrw: number;
  readonly orderName: string;
};

export type ClerkAct = {
  readonly order: string;
  readonly act: ClerkDeed['kind'];
  readonly amountKrw?: number;
};

/** A legacy system without orders. Every change goes into the history. */
export function createLegacyOrderSimulator({
  clock,
  history,
  switches = {},
}: LegacyOrderDeps): LegacyOrderSimulator {
  const collections = createCollections();
  const errands = createErrands();
  const nowMs = () => clock.nowMs();
  const switchboard = createSwitchboard<LegacyOrderSwitches>(collections, {
    initial: { ...defaultSwitches, ...switches },
    schema: switchChangesSchema,
  });
  const accounting = createAccountingBooks({ collections, history, nowMs });
  const lagMs = () => switchboard.now().staleReadsMs;
  const staleReads = createStaleReads({ collections, nowMs, lagMs });
  const lockMs = () => switchboard.now().screenLockMs;
  const screens = createScreens({ collections, nowMs, lockMs });
  const register = createRegister({
    collections,
    history,
    onChange: (change, exchange) => {
      staleReads.note(change.before);
      accounting.follow(change, exchange);
    },
  });
  const batch = createNightlyBatch({ clock, register, switchboard });
  const limits = createLoadLimits({ collections, nowMs, rules: switchboard.now });
  const operations = createOperations({
    register,
    history,
    nowMs,
    switches: switchboard.now,
    postedOnKrw: accounting.postedOnKrw,
    isLocked: screens.isLocked,
    show: staleReads.show,
  });
  return {
    party: 'legacy-order',
    operations: operations.map((operation) =>
      hinder(operation, { switchboard, clock, errands, limits }),
    ),
    serverError: replyServerError,
    notFound: replyPathUnknown,
    unreadable: replyUnreadable,
    state: collections.state,
    errands,
    hold: limits.hold,
    orders: register.all,
    find: register.find,
    openOrder: ({ order, amountKrw, orderName }) => {
      register.book({ kind: 'opened', orderId: order, amountKrw, orderName }, null);
    },
    clerk: (act) => {
      letClerkAct(register, act);
      screens.close(act.order);
    },
    openScreen: screens.open,
    closeScreen: screens.close,
    postings: accounting.all,
    switches: switchboard.now,
    changeSwitches: switchboard.change,
    runBatch: batch.run,
    close: batch.close,
  };
}

function letClerkAct(register: Register, act: ClerkAct) {
  const order = register.find(act.order);
  if (order === undefined) throw new Error(`The clerk finds no order ${act.order}.`);
  register.book(toClerkEvent(order, toDeed(act)), null);
}

function toDeed({ act, amountKrw }: ClerkAct): ClerkDeed {
  if (act !== 'edit-amount') return { kind: act };
  if (amountKrw === undefined) throw new Error('edit-amount needs amountKrw.');
  return { kind: act, amountKrw };
}
