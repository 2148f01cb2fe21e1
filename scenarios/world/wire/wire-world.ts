import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../../../simulators/kit/clock/clock.js';
import { realClock } from '../../../simulators/kit/clock/real-clock.js';
import { createFaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../../simulators/kit/history/history.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';
import { type Listener, listen } from '../../../simulators/kit/wire/listen.js';
import type { Scenario } from '../../scenario.js';
import { withLifeHistory } from '../life-history.js';
import { createParties, type Station } from '../parties.js';
import { serviceEnvironment } from '../service-environment.js';
import { restartAfterMs, type World } from '../world.js';
import { createServiceProcess } from './service-process.js';
import { watchShopOrders } from './watch-shop-orders.js';
import { askOverHttp } from './wire-http.js';

/**
 * Real sockets on free loopback ports, real time, and the service as a process of its own.
 * `serviceDirectory` holds a built service.
 */
export async function createWireWorld(
  scenario: Scenario,
  { serviceDirectory, seed }: { readonly serviceDirectory: string; readonly seed: number },
): Promise<World> {
  const clock = realClock;
  const directory = await mkdtemp(join(tmpdir(), 'ttadak-'));
  const stepLog = join(directory, 'step-log');
  const watch = watchShopOrders(join(stepLog, 'shop-orders'), createHistory(clock), clock);
  const { history } = watch;
  const faults = createFaultPlan(scenario.faults);
  const parties = createParties(scenario, { clock, history, faults, seed });

  let restarting: Promise<void> = Promise.resolve();
  const onCrash = async () => {
    await service.crash();
    restarting = sleep(clock, restartAfterMs).then(service.start);
    // Whoever asks the service next waits for it; a failure to start is seen there.
    restarting.catch(() => undefined);
  };
  const open = ({ simulator, exchanges }: Station) => listen({ simulator, exchanges, onCrash });
  const listeners = new Map<Party, Listener>();
  for (const station of Object.values(parties.stations)) {
    listeners.set(station.simulator.party, await open(station));
  }
  const listenerOf = (party: Party): Listener => {
    const listener = listeners.get(party);
    if (listener === undefined) throw new Error(`There is no ${party} in this run.`);
    return listener;
  };
  const service = withLifeHistory(
    createServiceProcess({
      mainFile: join(serviceDirectory, 'main.js'),
      environment: serviceEnvironment(scenario, {
        pg: listenerOf('pg').url,
        partner: listenerOf(scenario.ordersOf === 'shop' ? 'accounting' : 'legacy-order').url,
        stepLog,
      }),
    }),
    history,
  );

  return {
    kind: 'wire',
    clock,
    history,
    faults,
    service: {
      ...service,
      ask: async (request) => {
        await restarting;
        return service.ask(request);
      },
    },
    askPg: (request) => askOverHttp(listenerOf('pg').url, request),
    openOrder: parties.legacyOrder.openOrder,
    clerk: parties.legacyOrder.clerk,
    refundInBackOffice: (refund) => void parties.pg.operatorCancels(refund),
    pendingExecutions: parties.pendingExecutions,
    goDown: (party) => {
      void listenerOf(party).goDown();
    },
    comeBack: (party) => listenerOf(party).comeBack(),
    drive: (main) => main,
    close: async () => {
      await restarting.catch(() => undefined);
      await service.stop();
      watch.end();
      await Promise.all([...listeners.values()].map((listener) => listener.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
