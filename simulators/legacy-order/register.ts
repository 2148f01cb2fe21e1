import type { History } from '../kit/history/history.js';
import { evolve, type Order, type OrderEvent } from './core/order.js';

/** The orders, and the history told of each change. */
export type Register = {
  readonly find: (orderId: string) => Order | undefined;
  readonly all: () => readonly Order[];
  /** Books the event; `exchange` is null when no request caused it. */
  readonly book: (event: OrderEvent, exchange: number | null) => Order;
};

/** A register without orders. */
export function createRegister(history: Pick<History, 'record'>): Register {
  const orders = new Map<string, Order>();
  return {
    find: (orderId) => orders.get(orderId),
    all: () => [...orders.values()],
    book: (event, exchange) => {
      const before = orders.get(event.orderId);
      const order = evolve(before, event);
      orders.set(order.orderId, order);
      tell(history, { event, before, order, exchange });
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
