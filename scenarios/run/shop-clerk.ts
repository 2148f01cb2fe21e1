import type { ClerkAct } from '../../simulators/legacy-order/legacy-order-simulator.js';
import type { World } from '../world/world.js';
import { createShopCounter, type ShopOrder } from './shop-counter.js';
import { toReason } from './to-reason.js';

/** Somebody who changes orders. */
export type Clerk = {
  readonly act: (act: ClerkAct) => void;
  /** Whether something that was begun is still to come. */
  readonly isBusy: () => boolean;
};

/**
 * The shop's own clerk, who changes orders through the service, as all its people do: looks at the order, writes it, and
 * leaves it at that if it is refused. Acts come one after the other.
 */
export function createShopClerk({ service, history }: Pick<World, 'service' | 'history'>): Clerk {
  const counter = createShopCounter({ service });
  let underWay = 0;
  let last: Promise<void> = Promise.resolve();

  async function perform({ order, act, amountKrw }: ClerkAct): Promise<void> {
    const seen = await counter.read(order);
    const answer = seen === null ? null : await counter.write(order, toEdit(seen, act, amountKrw));
    const holds = answer === null ? null : answer.status === 200;
    const reason = holds === false ? toReason(answer?.body ?? '') : null;
    history.record({ kind: 'clerk-answered', order, act, holds, reason });
  }

  return {
    act: (act) => {
      underWay += 1;
      last = last
        .then(() => perform(act))
        .finally(() => {
          underWay -= 1;
        });
    },
    isBusy: () => underWay > 0,
  };
}

function toEdit(
  { orderName, amountKrw }: ShopOrder,
  act: ClerkAct['act'],
  newAmountKrw = amountKrw,
): ShopOrder {
  switch (act) {
    case 'edit-amount':
      return { orderName, amountKrw: newAmountKrw };
    case 'sell':
    case 'close':
      return { orderName, amountKrw, state: 'closed' };
    case 'cancel':
      return { orderName, amountKrw, state: 'unpayable' };
    case 'reopen':
      return { orderName, amountKrw, state: 'payable' };
    case 'complete':
      throw new Error('Nobody completes one of the shop’s own orders by hand.');
  }
}
