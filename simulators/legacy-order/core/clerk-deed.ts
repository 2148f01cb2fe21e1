import type { Order, OrderEvent } from './order.js';

/**
 * What the clerk of the shop does at the old terminal, in whatever state the order is: nobody asks
 * the payment service.
 *
 * - `sell`: paid at the counter; `close`: the file is put away unpaid. Both leave it `closed`.
 * - `complete`: paid and handed over, in nobody's name.
 * - `cancel`: the repair is off. `reopen`: to be paid after all.
 */
export type ClerkDeed =
  | { readonly kind: 'edit-amount'; readonly amountKrw: number }
  | { readonly kind: 'sell' | 'close' | 'complete' | 'cancel' | 'reopen' };

/** Every kind of deed. */
export const clerkDeeds = ['edit-amount', 'sell', 'close', 'complete', 'cancel', 'reopen'] as const;

/** The change that the deed makes; whoever claimed the order loses it, except when only the amount changes. */
export function toClerkEvent(order: Order, deed: ClerkDeed): OrderEvent {
  const { orderId, amountKrw } = order;
  const changed = { kind: 'changed', orderId, amountKrw, by: 'clerk', attempt: null } as const;
  switch (deed.kind) {
    case 'edit-amount':
      return {
        ...changed,
        state: order.state,
        attempt: order.attempt,
        amountKrw: deed.amountKrw,
      };
    case 'sell':
    case 'close':
      return { ...changed, state: 'closed' };
    case 'complete':
      return { ...changed, state: 'complete' };
    case 'cancel':
      return { ...changed, state: 'unpayable' };
    case 'reopen':
      return { ...changed, state: 'payable' };
  }
}
