import type { Scenario } from '../scenario.js';
import { EnvironmentError, type World } from '../world/world.js';
import { createShopCounter } from './shop-counter.js';

/** The orders of the legacy system are there before anybody comes. */
export function openLegacyOrders({ orders }: Scenario, world: World): void {
  for (const [order, { amountKrw, name }] of Object.entries(orders)) {
    world.openOrder({ order, amountKrw, orderName: name });
  }
}

/** The shop's own orders come in through the service, by its operators' door. */
export async function openShopOrders({ orders }: Scenario, world: World): Promise<void> {
  const { write } = createShopCounter(world);
  for (const [order, { amountKrw, name: orderName }] of Object.entries(orders)) {
    const answer = await write(order, { orderName, amountKrw });
    if (answer?.status === 200) continue;
    const came = answer === null ? 'no answer' : `${answer.status} ${answer.body}`;
    throw new EnvironmentError(`The service did not take the order ${order}: ${came}`);
  }
}
