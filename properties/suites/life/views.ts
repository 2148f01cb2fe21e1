// What the model knows of orders, attempts and customers: what was asked for and told, never what a partner booked.
import type { Told } from '../../../simulators/kit/history/history-entry.js';
import type { LifeSetting } from '../../generators/arbitrary-command.js';

/** An attempt that was handed to a customer. */
export type AttemptView = {
  readonly id: string;
  /** What it asks for, in won; null when the clerk may have come between. */
  readonly amountKrw: number | null;
  readonly readyAtMs: number;
  /** The last word about it. */
  word: Told;
  /** Payment keys that callbacks brought which the service cannot tell from good ones, in that order. */
  readonly keys: Set<string>;
  /** Whether one of them can be charged. Otherwise nobody is ever charged for this attempt. */
  isChargeable: boolean;
  /** Whether the clerk has taken the order out of its hands. */
  isDispossessed: boolean;
};

/** How an order stands, where that is certain. */
export type Standing = 'free' | 'held' | 'paid' | 'closed' | 'uncertain';

export type OrderView = {
  amountKrw: number;
  standing: Standing;
  /** Whether nothing was to go wrong with it so far. */
  isCalm: boolean;
  clerkActs: number;
  /** Requests about it so far, and those that wait for their answers. */
  asked: number;
  waiting: number;
  readonly attempts: AttemptView[];
};

/** What a customer was given by the PG. */
export type Authentication = {
  readonly key: string;
  readonly attempt: AttemptView;
  readonly isAmountChanged: boolean;
  readonly atMs: number;
};

export type CustomerView = {
  page: AttemptView | null;
  order: OrderView | null;
  waiting: number;
  hasLeft: boolean;
  readonly authentications: Authentication[];
};

export type Views = {
  readonly orders: ReadonlyMap<string, OrderView>;
  readonly orderOf: (name: string) => OrderView;
  readonly customerOf: (name: string) => CustomerView;
};

export function createViews({ amountsKrw, refusals }: LifeSetting): Views {
  const isCalm = refusals.length === 0;
  const orders = new Map(
    Object.entries(amountsKrw).map(([name, amountKrw]) => [
      name,
      createOrderView(amountKrw, isCalm),
    ]),
  );
  const customers = new Map<string, CustomerView>();
  return {
    orders,
    orderOf: (name) => {
      const view = orders.get(name);
      if (view === undefined) throw new Error(`The model knows no order ${name}.`);
      return view;
    },
    customerOf: (name) => {
      const view = customers.get(name) ?? createCustomerView();
      customers.set(name, view);
      return view;
    },
  };
}

function createOrderView(amountKrw: number, isCalm: boolean): OrderView {
  const counts = { clerkActs: 0, asked: 0, waiting: 0 };
  return { amountKrw, standing: 'free', isCalm, ...counts, attempts: [] };
}

function createCustomerView(): CustomerView {
  return { page: null, order: null, waiting: 0, hasLeft: false, authentications: [] };
}

/** Whether the clerk has certainly taken the order from the attempt, or changed its price. */
export function isDisowned({ isDispossessed, amountKrw }: AttemptView, order: OrderView): boolean {
  return isDispossessed || (amountKrw !== null && amountKrw !== order.amountKrw);
}
