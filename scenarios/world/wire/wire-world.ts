import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../../../simulators/kit/clock/clock.js';
import { realClock } from '../../../simulators/kit/clock/real-clock.js';
import { createFaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../../simulators/kit/history/history.js';
import { type Listener, listen } from '../../../simulators/kit/wire/listen.js';
import { sendOverHttp } from '../../../simulators/pg/webhooks/send-over-http.js';
import type { SendWebhook } from '../../../simulators/pg/webhooks/send-webhook.js';
import type { Scenario } from '../../scenario.js';
import { withLifeHistory } from '../life-history.js';
import { createParties, type Station } from '../parties.js';
import { serviceEnvironment } from '../service-environment.js';
import { restartAfterMs, type World } from '../world.js';
import { createServiceProcess } from './service-process.js';
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
  const history = createHistory(clock);
  const faults = createFaultPlan(scenario.faults);
  const sendWebhook: SendWebhook = (message, signal) => {
    const { pathname } = new URL(message.url);
    const url = serviceProcess.url();
    return url === null
      ? Promise.resolve({ kind: 'no-answer', reason: 'refused' })
      : sendOverHttp({ ...message, url: url + pathname }, signal);
  };
  const parties = createParties(scenario, { clock, history, faults, seed, sendWebhook });
  const directory = await mkdtemp(join(tmpdir(), 'ttadak-'));

  let restarting: Promise<void> = Promise.resolve();
  const onCrash = async () => {
    await service.crash();
    restarting = sleep(clock, restartAfterMs).then(service.start);
    // Whoever asks the service next waits for it; a failure to start is seen there.
    restarting.catch(() => undefined);
  };
  const open = ({ simulator, exchanges }: Station) => listen({ simulator, exchanges, onCrash });
  const listeners: Readonly<Record<'pg' | 'legacy-order', Listener>> = {
    pg: await open(parties.stations.pg),
    'legacy-order': await open(parties.stations['legacy-order']),
  };
  const serviceProcess = createServiceProcess({
    mainFile: join(serviceDirectory, 'main.js'),
    environment: serviceEnvironment(scenario.timing, {
      pg: listeners.pg.url,
      legacyOrder: listeners['legacy-order'].url,
      stepLog: join(directory, 'step-log'),
    }),
  });
  const service = withLifeHistory(serviceProcess, history);

  return {
    kind: 'wire',
    clock,
    history,
    faults: parties.webhooks.joinFaults(faults),
    service: {
      ...service,
      ask: async (request) => {
        await restarting;
        return service.ask(request);
      },
    },
    askPg: (request) => askOverHttp(listeners.pg.url, request),
    openOrder: parties.legacyOrder.openOrder,
    clerk: parties.legacyOrder.clerk,
    refundInBackOffice: (refund) => void parties.pg.operatorCancels(refund),
    pendingExecutions: parties.pendingExecutions,
    webhooksOnTheirWay: parties.webhooks.onTheirWay,
    goDown: (party) => {
      void listeners[party].goDown();
    },
    comeBack: (party) => listeners[party].comeBack(),
    drive: (main) => main,
    close: async () => {
      parties.webhooks.close();
      await restarting.catch(() => undefined);
      await service.stop();
      await Promise.all([listeners.pg.close(), listeners['legacy-order'].close()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
