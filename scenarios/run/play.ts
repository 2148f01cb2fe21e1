// The phases of a run: everybody acts and faults strike; then faults are healed and rest is demanded.
import type { Judge } from '../../properties/judge.js';
import { sleep } from '../../simulators/kit/clock/clock.js';
import { toAddressText } from '../../simulators/kit/faults/address.js';
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Customer, createCustomer } from '../customer/customer.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world/world.js';
import { type ClaimReader, createClaimReader } from './claims.js';
import { onExchangeLeft } from './exchange-watch.js';
import { createLogReader, type LogReader } from './log-reader.js';

/** How often the run looks whether it has come to rest, in milliseconds of its own time. */
const lookEveryMs = 100;

type Cast = {
  readonly customers: readonly Customer[];
  readonly claims: ClaimReader;
  readonly log: LogReader;
  readonly outages: Outages;
  readonly judge: Judge;
};

/** Plays the scenario until it rests, or until its patience is over. The judge then tells which. */
export async function play(scenario: Scenario, world: World, judge: Judge): Promise<void> {
  for (const [order, { amountKrw, name }] of Object.entries(scenario.orders)) {
    world.openOrder({ order, amountKrw, orderName: name });
  }
  await world.service.start();
  armClerk(scenario, world);
  const outages = armOutages(scenario, world);
  let requestCount = 0;
  const requests = { next: () => requestCount++ };
  const scripts = Object.entries(scenario.customers).map(([name, acts]) => ({
    customer: createCustomer(name, world, requests),
    acts,
  }));
  const customers = scripts.map(({ customer }) => customer);
  const cast = {
    customers,
    claims: createClaimReader(world),
    log: createLogReader(world),
    outages,
    judge,
  };

  await Promise.all(scripts.map(({ customer, acts }) => customer.play(acts)));
  const isAtRest = await rest(scenario, world, cast);
  world.faults.heal();
  world.history.record({ kind: 'faults-healed' });
  if (!isAtRest) {
    // A service that still says "checking" when everything was mended says it on record.
    for (const customer of customers) customer.listenAnew();
    await rest(scenario, world, cast);
  }
  await cast.log.read();
  world.history.record({ kind: 'rested' });
  await world.service.stop();
}

/** Waits until nothing is left to happen: true. Or until the scenario's patience is over: false. */
async function rest(scenario: Scenario, world: World, cast: Cast): Promise<boolean> {
  const { clock, history } = world;
  const { settleWithinMs, sweepEveryMs } = scenario.timing;
  const giveUpAtMs = clock.nowMs() + settleWithinMs;
  let looked = -1;
  let isLogRead = false;
  while (clock.nowMs() < giveUpAtMs) {
    // The service flags what it has looked into, and that leaves traces.
    if (!cast.judge.isSettled() && history.entries.length !== looked) await cast.claims.read();
    looked = history.entries.length;
    if (!seemsSettled(world, cast)) {
      await sleep(clock, lookEveryMs);
      continue;
    }
    // Read here and again at the end, the log can be compared with itself; reading is not free.
    if (!isLogRead) await cast.log.read();
    isLogRead = true;
    const seen = history.entries.length;
    await sleep(clock, 2 * sweepEveryMs);
    if (history.entries.slice(seen).some(isProgress)) continue;
    await cast.claims.read();
    const words = await Promise.all(cast.customers.map((customer) => customer.askForLastWord()));
    if (words.every(Boolean) && seemsSettled(world, cast)) return true;
    await sleep(clock, lookEveryMs);
  }
  return false;
}

function seemsSettled(world: World, { judge, outages }: Cast): boolean {
  return judge.isSettled() && world.pendingExecutions() === 0 && outages.areOver();
}

/** A manual item is looked into again and again; only what changes something is progress. */
function isProgress({ kind }: HistoryEntry): boolean {
  return kind !== 'request-arrived' && kind !== 'executed' && kind !== 'reply-left';
}

function armClerk(scenario: Scenario, world: World) {
  for (const { after, ...act } of scenario.clerk) {
    onExchangeLeft(world.history, after, () => {
      world.clerk(act);
    });
  }
}

type Outages = { readonly areOver: () => boolean };

function armOutages(scenario: Scenario, world: World): Outages {
  let running = 0;
  for (const { party, after, forMs } of scenario.outages) {
    onExchangeLeft(world.history, after, () => {
      running += 1;
      world.goDown(party);
      world.history.record({
        kind: 'fault-fired',
        exchange: null,
        rule: `${party}: refuse-connection (${forMs} ms from ${toAddressText(after)})`,
        fault: 'refuse-connection',
        operation: party,
        order: after.order,
      });
      world.clock.after(forMs, () => {
        // A port that cannot be had again is reported when the world is closed.
        void world.comeBack(party).finally(() => {
          running -= 1;
        });
      });
    });
  }
  return { areOver: () => running === 0 };
}
