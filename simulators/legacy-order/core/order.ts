/** Where an order stands. `cancelling` is the fence: nothing completes it any more. */
export type OrderState =
  | 'payable'
  | 'in-progress'
  | 'cancelling'
  | 'complete'
  | 'unpayable'
  | 'closed';

/** A repair order as the legacy system keeps it. */
export type Order = {
  readonly orderId: string;
  readonly orderName: string;
  readonly state: OrderState;
  readonly amountKrw: number;
  /** Grows by one with every change. */
  readonly version: number;
  /** Who claimed it; kept when that attempt completes it. */
  readonly attempt: string | null;
};

/** What can happen to an order. */
export type OrderEvent =
  | {
      readonly kind: 'opened';
      readonly orderId: string;
      readonly orderName: string;
      readonly amountKrw: number;
    }
  | {
      readonly kind: 'changed';
      readonly orderId: string;
      readonly state: OrderState;
      readonly attempt: string | null;
      readonly amountKrw: number;
      /** `batch`: the nightly run of the accounting. */
      readonly by: 'service' | 'clerk' | 'batch';
    };

/** The order after one more event. */
export function evolve(order: Order | undefined, event: OrderEvent): Order {
  if (event.kind === 'opened') {
    if (order !== undefined) throw new Error(`The order ${order.orderId} is open already.`);
    const { orderId, orderName, amountKrw } = event;
    return { orderId, orderName, amountKrw, state: 'payable', version: 1, attempt: null };
  }
  if (order === undefined) throw new Error(`There is no order ${event.orderId} to change.`);
  const { state, attempt, amountKrw } = event;
  return { ...order, state, attempt, amountKrw, version: order.version + 1 };
}
