// The shop's own orders in the place of the legacy order system: the same four words, and no network in between.

import type { Clock, LegacyGateway, OrderStore } from '../app/ports.js';
import type { EffectAnswer, Outcome } from '../core/answer.js';
import type { LegacyCall } from '../core/call.js';
import { decideOrder } from '../core/shop-order.js';
import type { OrderSeen, OrderSighting } from '../core/sighting.js';

type Deps = { readonly orders: OrderStore; readonly clock: Pick<Clock, 'nowMs'> };

/** Whoever loses the race for an order decides anew; nobody loses it so often. */
const triesMax = 5;

/** Orders that are looked up and changed where they lie. */
export function createShopOrdersGateway({ orders, clock }: Deps): LegacyGateway {
  return {
    perform: async (call) => {
      for (let turn = 0; turn < triesMax; turn += 1) {
        const sighting = await orders.find(call.orderId);
        if (sighting.kind !== 'seen') return answer(toOutcome(sighting), null);
        const settled = await settle(sighting.order, call);
        if (settled !== undefined) return settled;
      }
      return answer({ kind: 'unknown', reason: 'too many changes at once' }, null);
    },
    readOrder: orders.find,
  };

  /** Undefined when somebody else changed the order meanwhile. */
  async function settle(order: OrderSeen, call: LegacyCall): Promise<EffectAnswer | undefined> {
    const decision = decideOrder(order, call);
    switch (decision.kind) {
      case 'unchanged':
        return answer({ kind: 'accepted' }, order);
      case 'refused':
        return answer({ kind: 'rejected', code: decision.code }, order);
      case 'changed': {
        const change = { order: decision.order, by: 'service', atMs: clock.nowMs() } as const;
        const written = await orders.write(change);
        if (written.ok) return answer({ kind: 'accepted' }, written.value);
        if (written.error.kind === 'conflict') return undefined;
        // A file that was not written is whole as it was, but who knows what else the disk does.
        return answer({ kind: 'unknown', reason: written.error.reason }, null);
      }
    }
  }
}

function toOutcome(sighting: Exclude<OrderSighting, { kind: 'seen' }>): Outcome {
  return sighting.kind === 'absent'
    ? { kind: 'rejected', code: 'ORDER_UNKNOWN' }
    : { kind: 'unknown', reason: sighting.error };
}

/** What a partner's answer would have shown. */
function answer(outcome: Outcome, order: OrderSeen | null): EffectAnswer {
  const status = outcome.kind === 'accepted' ? 200 : 409;
  return {
    outcome,
    evidence:
      outcome.kind === 'unknown'
        ? { kind: 'no-reply', reason: outcome.reason, code: null }
        : { kind: 'reply', status, headers: {}, body: JSON.stringify({ order }) },
  };
}
