import { z } from 'zod';
import type { Collections } from '../kit/exchange/collections.js';
import type { Order } from './core/order.js';
import { orderSchema } from './register.js';

/** What a replica that lags behind still shows. */
export type StaleReads = {
  /** The order was changed just now, and looked so before. */
  readonly note: (before: Order) => void;
  /** What a look-up shows of the order. */
  readonly show: (order: Order) => Order;
};

/** An order as it was until `changedAtMs` (since the epoch). */
type Former = { readonly order: Order; readonly changedAtMs: number };

const formerSchema: z.ZodType<Former> = z.object({ order: orderSchema, changedAtMs: z.int() });

export type StaleReadsDeps = {
  readonly collections: Collections;
  readonly nowMs: () => number;
  /** How long it lags behind, in milliseconds; 0: not at all. */
  readonly lagMs: () => number;
};

/** A replica that shows what is, until something changes. */
export function createStaleReads({ collections, nowMs, lagMs }: StaleReadsDeps): StaleReads {
  const formers = collections.open<Former>('former-orders', {
    isOne: (value): value is Former => formerSchema.safeParse(value).success,
  });
  return {
    note: (order) => {
      if (lagMs() > 0) formers.set(order.orderId, { order, changedAtMs: nowMs() });
    },
    show: (order) => {
      if (lagMs() === 0) return order;
      const former = formers.get(order.orderId);
      return former !== undefined && nowMs() < former.changedAtMs + lagMs() ? former.order : order;
    },
  };
}
