import { z } from 'zod';
import type { Collections } from '../kit/exchange/collections.js';
import type { History } from '../kit/history/history.js';
import { evolve, type Order, type OrderEvent } from './core/order.js';

/** The orders, and the history told of each change. */
export type Register = {
  readonly find: (orderId: string) => Order | undefined;
  readonly all: () => readonly Order[];
  /** Books the event; `exchange` is null when no request caused it. */
  readonly book: (event: OrderEvent, exchange: number | null) => Order;
};

export type RegisterDeps = {
  readonly collections: Collections;
  readonly history: Pick<History, 'record'>;
  /** Hears of each change of an order that was there, after the history did. */
  readonly onChange: (change: OrderChange, exchange: number | null) => void;
};

export type OrderChange = {
  readonly before: Order;
  readonly event: Extract<OrderEvent, { kind: 'changed' }>;
};

export const orderSchema: z.ZodType<Order> = z.object({
  orderId: z.string(),
  orderName: z.string(),
  state: z.enum(['payable', 'in-progress', 'cancelling', 'complete', 'unpayable', 'closed']),
  amountKrw: z.int().positive(),
  version: z.int().positive(),
  attempt: z.string().nullable(),
});

/** A register that remembers among the party's collections. */
export function createRegister({ collections, history, onChange }: RegisterDeps): Register {
  const orders = collections.open('orders', {
    isOne: (value, id): value is Order => orderSchema.safeParse(value).data?.orderId === id,
  });
  return {
    find: orders.get,
    all: () => [...orders.values()],
    book: (event, exchange) => {
      const before = orders.get(event.orderId);
      const order = evolve(before, event);
      orders.set(order.orderId, order);
      tell(history, { event, before, order, exchange });
      if (event.kind === 'changed' && before !== undefined) onChange({ before, event }, exchange);
      return order;
    },
  };
}

type Booked = {
  readonly event: OrderEvent;
  readonly before: Order | undefined;
  readonly order: Order;
  readonly exchange: number | null;
};

function tell(history: Pick<History, 'record'>, { event, before, order, exchange }: Booked) {
  const { amountKrw, version, attempt, orderId, state } = order;
  if (event.kind === 'opened') {
    history.record({ kind: 'order-opened', order: orderId, amountKrw, version });
    return;
  }
  history.record({
    kind: 'order-changed',
    exchange,
    order: orderId,
    from: before?.state ?? state,
    to: state,
    attempt,
    amountKrw,
    version,
    by: event.by,
  });
}
