// The shop's people open an order of their own, or change one.

import type { OrderId } from '../core/ids.js';
import { decideEdit, type OrderEdit } from '../core/shop-order.js';
import type { OrderSeen } from '../core/sighting.js';
import type { Clock, OrderStore } from './ports.js';

export type EditDeps = { readonly orders: OrderStore; readonly clock: Pick<Clock, 'nowMs'> };

export type EditAnswer =
  | { readonly kind: 'written'; readonly order: OrderSeen }
  /** It is being paid, or has been. */
  | { readonly kind: 'refused'; readonly code: string }
  /** The store cannot be read or written now, or somebody else changed the order at the same moment. */
  | { readonly kind: 'try-later' };

/** Idempotent: the same edit again leaves the order as it is, one version later. */
export async function editOrder(
  { orders, clock }: EditDeps,
  { orderId, edit }: { readonly orderId: OrderId; readonly edit: OrderEdit },
): Promise<EditAnswer> {
  const sighting = await orders.find(orderId);
  if (sighting.kind === 'unreachable') return { kind: 'try-later' };
  const decision =
    sighting.kind === 'seen'
      ? decideEdit(sighting.order, edit)
      : ({ kind: 'changed', order: openOrder(orderId, edit) } as const);
  if (decision.kind === 'refused') return decision;
  const order = decision.order;
  const written = await orders.write({ order, by: 'clerk', atMs: clock.nowMs() });
  return written.ok ? { kind: 'written', order: written.value } : { kind: 'try-later' };
}

function openOrder(
  orderId: OrderId,
  { orderName, amountKrw, state = 'payable' }: OrderEdit,
): OrderSeen {
  return { orderId, orderName, state, amountKrw, version: 1, attemptId: null };
}
