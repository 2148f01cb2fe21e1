import type { OrderChange, OrderStore } from '../../../reference/app/ports.js';
import type { OrderSeen } from '../../../reference/core/sighting.js';
import { writeKinds } from '../../../simulators/kit/faults/chosen-fault-plan.js';
import { type FaultPlan, toRuleText } from '../../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../../simulators/kit/history/history.js';
import { toOrderEvent } from '../order-event.js';
import type { FullableDisk } from './full-disk.js';

/** The shop's own orders as the service's processes share them: they outlive the processes. */
export type SharedOrderStore = {
  /** As one process sees it, which dies by `onCrash` where the power fails. */
  readonly forProcess: (store: OrderStore, onCrash: () => Promise<void>) => OrderStore;
};

type Deps = {
  readonly failFirstWriteOf: FullableDisk['failFirstWriteOf'];
  readonly history: History;
  readonly faults: FaultPlan;
};

/**
 * What stands on the disk is so, and goes into the history as it is written. A write can be where the power or the
 * disk fails: `shop-order.complete#1 of R-1001: crash-after`.
 */
export function shareOrderStore({ failFirstWriteOf, history, faults }: Deps): SharedOrderStore {
  const counts = new Map<string, number>();
  const current = new Map<string, OrderSeen>();

  function addressOf({ order: { orderId: order, state } }: OrderChange) {
    const operation = `shop-order.${acts[state]}`;
    const key = `${operation} of ${order}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { operation, nth, order };
  }

  async function book(store: OrderStore, change: OrderChange) {
    const written = await store.write(change);
    if (!written.ok) return written;
    const { order } = change;
    history.record(toOrderEvent(change, current.get(order.orderId)));
    current.set(order.orderId, order);
    return written;
  }

  return {
    forProcess: (store, onCrash) => ({
      find: store.find,
      write: async (change) => {
        if (change.by === 'clerk') return book(store, change);
        const at = addressOf(change);
        const rule = faults.take(at);
        if (rule === undefined || !writeKinds.some((kind) => kind === rule.fault)) {
          return book(store, change);
        }
        const { operation, order } = at;
        const fired = { rule: toRuleText({ ...rule, at }), fault: rule.fault, operation, order };
        history.record({ kind: 'fault-fired', exchange: null, ...fired });
        if (rule.fault === 'error-before') return failFirstWriteOf(() => book(store, change));
        if (rule.fault === 'crash-after') await book(store, change);
        await onCrash();
        return new Promise<never>(() => undefined);
      },
    }),
  };
}

/** What the service does to bring an order there. */
const acts: Readonly<Record<OrderSeen['state'], string>> = {
  'in-progress': 'claim',
  complete: 'complete',
  cancelling: 'fence',
  payable: 'release',
  unpayable: 'edit',
  closed: 'edit',
};
