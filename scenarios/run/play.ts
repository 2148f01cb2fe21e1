// A run by a script: everybody acts and faults strike; then it settles.
import type { Judge } from '../../properties/judge.js';
import { toAddressText } from '../../simulators/kit/faults/address.js';
import { type Customer, createCustomer, secretsOf } from '../customer/customer.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world/world.js';
import { onExchangeLeft } from './exchange-watch.js';
import { openLegacyOrders, openShopOrders } from './open-orders.js';
import { createOperator } from './operator.js';
import { createOutages, type Outages } from './outages.js';
import { settle } from './settle.js';
import { type Clerk, createShopClerk } from './shop-clerk.js';

export type PlayOptions = {
  readonly judge: Judge;
  readonly readsLog?: boolean;
  readonly reconciles?: (standing: string) => boolean;
};

/** Plays the scenario until it rests, or until its patience is over. The judge then tells which. */
export async function play(
  scenario: Scenario,
  world: World,
  { judge, readsLog = true, reconciles = () => true }: PlayOptions,
): Promise<void> {
  if (scenario.ordersOf === 'legacy') openLegacyOrders(scenario, world);
  await world.service.start();
  if (scenario.ordersOf === 'shop') await openShopOrders(scenario, world);
  const clerk = createClerk(scenario, world);
  armClerk(scenario, world, clerk);
  armBackOffice(scenario, world);
  armQuirks(scenario, world);
  const outages = createOutages(world);
  armOutages(scenario, world, outages);
  const customers: Customer[] = [];
  const operator = createOperator(world, { secrets: () => secretsOf(customers), readsLog });
  let requestCount = 0;
  const requests = { next: () => requestCount++ };
  const scripts = Object.entries(scenario.customers).map(([name, acts]) => ({
    customer: createCustomer(name, world, { requests, inspect: operator.inspect }),
    acts,
  }));
  customers.push(...scripts.map(({ customer }) => customer));

  await Promise.all(scripts.map(({ customer, acts }) => customer.play(acts)));
  const { night, operators: acts, timing } = scenario;
  const readsLagMs = Math.max(0, ...scenario.quirks.map(({ staleReadsMs = 0 }) => staleReadsMs));
  const others = { night, acts, readsLagMs, reconciles };
  await settle(timing, world, { customers, outages, clerk, judge, operator, ...others });
}

/** At the legacy system's own terminal an act is done at once. */
function createClerk({ ordersOf }: Scenario, world: World): Clerk {
  return ordersOf === 'shop' ? createShopClerk(world) : { act: world.clerk, isBusy: () => false };
}

function armClerk(scenario: Scenario, { history }: World, clerk: Clerk) {
  for (const { after, ...act } of scenario.clerk) {
    onExchangeLeft(history, after, () => {
      clerk.act(act);
    });
  }
}

function armBackOffice(scenario: Scenario, world: World) {
  for (const { after, ...refund } of scenario.backOffice) {
    onExchangeLeft(world.history, after, () => {
      world.refundInBackOffice(refund);
    });
  }
}

function armQuirks(scenario: Scenario, world: World) {
  for (const { after, ...changes } of scenario.quirks) {
    if (after === undefined) continue; // Stands since the legacy system was made.
    onExchangeLeft(world.history, after, () => {
      world.changeQuirks(changes);
    });
  }
}

function armOutages(scenario: Scenario, world: World, outages: Outages) {
  for (const { party, after, forMs } of scenario.outages) {
    onExchangeLeft(world.history, after, () => {
      outages.begin({ party, forMs, since: toAddressText(after), order: after.order });
    });
  }
}
