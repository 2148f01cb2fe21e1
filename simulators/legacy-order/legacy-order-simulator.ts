import type { Clock } from '../kit/clock/clock.js';
import { createCollections } from '../kit/exchange/collections.js';
import type { Simulator } from '../kit/exchange/simulator.js';
import type { History } from '../kit/history/history.js';
import { type ClerkDeed, toClerkEvent } from './core/clerk-deed.js';
import type { Order } from './core/order.js';
import { createOperations } from './operations.js';
import { createRegister, type Register } from './register.js';
import { replyMalformed, replyPathUnknown, replyServerError } from './reply.js';

export type LegacyOrderDeps = {
  /** Handed to every simulator; this one keeps no times yet. */
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly history: Pick<History, 'record'>;
};

/** The old server of another company that owns repair orders and their accounting. */
export type LegacyOrderSimulator = Simulator & {
  readonly orders: () => readonly Order[];
  readonly find: (order: string) => Order | undefined;
  /** A new order that can be paid. Opening the same one twice is a bug of the caller. */
  readonly openOrder: (order: NewOrder) => void;
  /** The clerk acts on an order that exists; `amountKrw` is for `edit-amount`. */
  readonly clerk: (act: ClerkAct) => void;
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
export function createLegacyOrderSimulator({ history }: LegacyOrderDeps): LegacyOrderSimulator {
  const collections = createCollections();
  const register = createRegister(collections, history);
  return {
    party: 'legacy-order',
    operations: createOperations(register, history),
    serverError: replyServerError,
    notFound: replyPathUnknown,
    unreadable: replyMalformed,
    state: collections.state,
    orders: register.all,
    find: register.find,
    openOrder: ({ order, amountKrw, orderName }) => {
      register.book({ kind: 'opened', orderId: order, amountKrw, orderName }, null);
    },
    clerk: (act) => {
      letClerkAct(register, act);
    },
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
