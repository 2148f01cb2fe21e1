// What may happen to one of the shop's own orders. The four words are those that the legacy order system knows, so the
// attempts need not know whose order they are about.

import type { ClaimCall, CompleteCall, FenceCall, LegacyCall, ReleaseCall } from './call.js';
import type { Krw } from './money.js';
import { isHeld, type OrderSeen, type OrderState } from './sighting.js';

/** Changed, as it was asked for already, or refused for a reason of the order's own. */
export type OrderDecision =
  | { readonly kind: 'changed'; readonly order: OrderSeen }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly code: string };

/** What a call of an attempt does to the order as it stands. */
export function decideOrder(order: OrderSeen, call: LegacyCall): OrderDecision {
  switch (call.kind) {
    case 'claim':
      return decideClaim(order, call);
    case 'complete':
      return decideComplete(order, call);
    case 'fence':
      return decideFence(order, call);
    case 'release':
      return decideRelease(order, call);
  }
}

/** payable → in-progress, for the attempt that saw this version. */
function decideClaim(order: OrderSeen, { attemptId, version }: ClaimCall): OrderDecision {
  if (isHeld(order, 'in-progress', attemptId)) return unchanged;
  if (order.state !== 'payable') return refuse(notPayable[order.state]);
  if (order.version !== version) return refuse('VERSION_MISMATCH');
  return change(order, { state: 'in-progress', attemptId });
}

/** in-progress → complete, for the attempt that holds it. */
function decideComplete(order: OrderSeen, { attemptId, amountKrw }: CompleteCall): OrderDecision {
  if (isHeld(order, 'complete', attemptId)) return unchanged;
  if (!isHeld(order, 'in-progress', attemptId)) return refuse(notHeld[order.state]);
  if (order.amountKrw !== amountKrw) return refuse('AMOUNT_MISMATCH');
  return change(order, { state: 'complete' });
}

/** in-progress → cancelling, for the attempt that holds it. */
function decideFence(order: OrderSeen, { attemptId }: FenceCall): OrderDecision {
  if (isHeld(order, 'cancelling', attemptId)) return unchanged;
  if (!isHeld(order, 'in-progress', attemptId)) return refuse(notHeld[order.state]);
  return change(order, { state: 'cancelling' });
}

/** in-progress or cancelling → payable, for the attempt that holds it. Then the order is nobody's. */
function decideRelease(order: OrderSeen, { attemptId }: ReleaseCall): OrderDecision {
  if (order.attemptId !== attemptId) return refuse('NOT_YOURS');
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  return change(order, { state: 'payable', attemptId: null });
}

const unchanged: OrderDecision = { kind: 'unchanged' };

const notPayable: Readonly<Record<Exclude<OrderState, 'payable'>, string>> = {
  'in-progress': 'NOT_PAYABLE',
  cancelling: 'CANCELLING',
  complete: 'ALREADY_COMPLETE',
  unpayable: 'NOT_PAYABLE',
  closed: 'NOT_PAYABLE',
};

const notHeld: Readonly<Record<OrderState, string>> = {
  payable: 'NOT_IN_PROGRESS',
  'in-progress': 'NOT_YOURS',
  cancelling: 'CANCELLING',
  complete: 'ALREADY_COMPLETE',
  unpayable: 'NOT_IN_PROGRESS',
  closed: 'NOT_IN_PROGRESS',
};

/** What the shop's people write of an order. Left out, the state stays as it is; a new order can be paid. */
export type OrderEdit = {
  readonly orderName: string;
  readonly amountKrw: Krw;
  readonly state?: 'payable' | 'unpayable' | 'closed';
};

/** Nobody edits an order that is being paid or has been: that much is gained by owning it. */
export function decideEdit(
  order: OrderSeen,
  edit: OrderEdit,
): Exclude<OrderDecision, { kind: 'unchanged' }> {
  if (order.state === 'in-progress' || order.state === 'cancelling') return refuse('BEING_PAID');
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  return change(order, edit);
}

function refuse(code: string): Extract<OrderDecision, { kind: 'refused' }> {
  return { kind: 'refused', code };
}

function change(
  order: OrderSeen,
  to: Partial<OrderSeen>,
): Extract<OrderDecision, { kind: 'changed' }> {
  return { kind: 'changed', order: { ...order, ...to, version: order.version + 1 } };
}
