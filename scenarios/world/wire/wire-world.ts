import { join } from 'node:path';
import { sleep } from '../../../simulators/kit/clock/clock.js';
import { realClock } from '../../../simulators/kit/clock/real-clock.js';
import { createFaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../../simulators/kit/history/history.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';
import { type Listener, listen } from '../../../simulators/kit/wire/listen.js';
import { sendOverHttp } from '../../../simulators/pg/webhooks/send-over-http.js';
import type { SendWebhook } from '../../../simulators/pg/webhooks/send-webhook.js';
import type { Scenario } from '../../scenario.js';
import { createInstanceNumbers, withLifeHistory } from '../life-history.js';
import { createParties, type Station } from '../parties.js';
import { serviceEnvironment } from '../service-environment.js';
import { restartAfterMs, type ServiceUnderTest, type World } from '../world.js';
import { createRoundRobin } from './round-robin.js';
import { createRunStore, type StorePlace } from './run-store.js';
import { createServiceProcess } from './service-process.js';
import { watchShopOrders } from './watch-shop-orders.js';
import { askOverHttp } from './wire-http.js';

export type WireSetting = {
  /** Where the built service lies. */
  readonly serviceDirectory: string;
  readonly seed: number;
  readonly store: StorePlace;
  /** How many processes of the service share the store; by default as many as the scenario says and the store allows. */
  readonly processes?: number;
  readonly historyEntriesMax?: number;
};

export type WireWorld = World & {
  /** The processes of the service, each by itself. */
  readonly processes: readonly ServiceUnderTest[];
};

/** Real sockets on free loopback ports, real time, and the service as a process of its own, or as several. */
export async function createWireWorld(
  scenario: Scenario,
  { serviceDirectory, seed, store: place, historyEntriesMax, ...setting }: WireSetting,
): Promise<WireWorld> {
  const clock = realClock;
  const store = await createRunStore(place);
  const watch = watchShopOrders(store.shopOrders, createHistory(clock, historyEntriesMax), clock);
  const { history } = watch;
  const faults = createFaultPlan(scenario.faults);
  const sendWebhook = sendTo(() => serviceProcesses.map((one) => one.url()));
  const parties = createParties(scenario, { clock, history, faults, seed, sendWebhook });

  let restarting: Promise<void> = Promise.resolve();
  const onCrash = async () => {
    await service.crash();
    restarting = sleep(clock, restartAfterMs).then(service.start);
    // Whoever asks the service next waits for it; a failure to start is seen there.
    restarting.catch(() => undefined);
  };
  const { listenerOf, closeAll } = await openListeners(Object.values(parties.stations), onCrash);
  const mainFile = join(serviceDirectory, 'main.js');
  const environment = serviceEnvironment(scenario, {
    pg: listenerOf('pg').url,
    partner: listenerOf(scenario.ordersOf === 'shop' ? 'accounting' : 'legacy-order').url,
    store: store.environment,
  });
  const numbers = createInstanceNumbers();
  const count = setting.processes ?? processesOf(scenario, place);
  const serviceProcesses = Array.from({ length: count }, () =>
    createServiceProcess({ mainFile, environment }),
  );
  const { service, processes } = createRoundRobin(
    serviceProcesses.map((one) => withLifeHistory(one, history, numbers)),
  );

  return {
    kind: 'wire',
    clock,
    history,
    faults: parties.webhooks.joinFaults(faults),
    processes,
    service: {
      ...service,
      ask: async (request) => {
        await restarting;
        return service.ask(request);
      },
    },
    askPg: (request) => askOverHttp(listenerOf('pg').url, request),
    ...parties.partnerDeeds,
    refundInBackOffice: (refund) => void parties.pg.operatorCancels(refund),
    passNight: () => {
      parties.runBatch();
      return Promise.resolve();
    },
    pendingExecutions: parties.pendingExecutions,
    webhooksOnTheirWay: parties.webhooks.onTheirWay,
    goDown: (party) => {
      void listenerOf(party).goDown();
    },
    comeBack: (party) => listenerOf(party).comeBack(),
    drive: (main) => main,
    close: async () => {
      parties.webhooks.close();
      await restarting.catch(() => undefined);
      await service.stop();
      watch.end();
      parties.close();
      await closeAll();
      await store.remove();
    },
  };
}

/** Each party on a port of its own. */
async function openListeners(stations: readonly Station[], onCrash: () => Promise<void>) {
  const listeners = new Map<Party, Listener>();
  for (const { simulator, exchanges } of stations) {
    listeners.set(simulator.party, await listen({ simulator, exchanges, onCrash }));
  }
  return {
    listenerOf: (party: Party): Listener => {
      const listener = listeners.get(party);
      if (listener === undefined) throw new Error(`There is no ${party} in this run.`);
      return listener;
    },
    closeAll: () => Promise.all([...listeners.values()].map((listener) => listener.close())),
  };
}

/** Sends to the first process that listens. */
function sendTo(urls: () => readonly (string | null)[]): SendWebhook {
  return (message, signal) => {
    const { pathname } = new URL(message.url);
    const url = urls().find((one) => one !== null);
    return url === undefined
      ? Promise.resolve({ kind: 'no-answer', reason: 'refused' })
      : sendOverHttp({ ...message, url: url + pathname }, signal);
  };
}

/** A directory, of a step log or of the shop's own orders, is for one process. */
function processesOf({ ordersOf, processes }: Scenario, place: StorePlace): number {
  return place.kind === 'postgres' && ordersOf === 'legacy' ? processes : 1;
}
