import { firstChoices } from '../../simulators/kit/choices/choices.js';
import { createPrng } from '../../simulators/kit/choices/prng.js';
import { installVirtualGlobals } from '../../simulators/kit/clock/virtual-globals.js';
import { createVirtualTime } from '../../simulators/kit/clock/virtual-time.js';
import { createFaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import type { Scenario } from '../scenario.js';
import { withLifeHistory } from './life-history.js';
import { createParties } from './parties.js';
import { serviceEnvironment } from './service-environment.js';
import { createServiceInProcess, loadEdition } from './service-in-process.js';
import { createVirtualNetwork } from './virtual-network.js';
import { restartAfterMs, type World } from './world.js';

/** Every virtual run begins at this moment, so that its dates are the same each time. */
const startMs = Date.parse('2026-01-05T00:00:00Z');

/** One process, no sockets, virtual time. While it is open it owns the process's clock and chance. */
export async function createVirtualWorld(
  scenario: Scenario,
  { serviceDirectory, seed }: { readonly serviceDirectory: string; readonly seed: number },
): Promise<World> {
  const edition = await loadEdition(serviceDirectory);
  const time = createVirtualTime({ choices: firstChoices, startMs });
  const history = createHistory(time);
  const faults = createFaultPlan(scenario.faults);
  const parties = createParties(scenario, { clock: time, history, faults, seed });
  const prng = createPrng(seed);
  const network = createVirtualNetwork({
    time,
    stations: parties.stations,
    onCrash: async () => {
      await service.crash();
      time.after(restartAfterMs, () => void service.start());
    },
  });
  const idPrng = prng.fork('service');
  const service = withLifeHistory(
    createServiceInProcess({
      edition,
      environment: serviceEnvironment(scenario.timing, {
        pg: 'http://pg',
        legacyOrder: 'http://legacy-order',
        stepLog: 'memory',
      }),
      time,
      network,
      unguessable: () => hex(idPrng.next) + hex(idPrng.next) + hex(idPrng.next) + hex(idPrng.next),
    }),
    history,
  );
  const chance = prng.fork('Math.random');
  const restoreGlobals = installVirtualGlobals(time, () => chance.next() / 2 ** 32);

  return {
    kind: 'virtual',
    clock: time,
    history,
    faults,
    service,
    askPg: async ({ method, path, headers, body }) => {
      const request = { party: 'pg', method, path, headers, body: body ?? '', timeoutMs: 30_000 };
      const view = await network.send({ ...request, party: 'pg' });
      return view.kind === 'reply' ? { status: view.status, body: view.body } : null;
    },
    openOrder: parties.legacyOrder.openOrder,
    clerk: parties.legacyOrder.clerk,
    pendingExecutions: parties.pendingExecutions,
    goDown: network.goDown,
    comeBack: (party) => {
      network.comeBack(party);
      return Promise.resolve();
    },
    drive: time.drive,
    close: () => {
      restoreGlobals();
      return Promise.resolve();
    },
  };
}

function hex(next: () => number): string {
  return next().toString(16).padStart(8, '0');
}
