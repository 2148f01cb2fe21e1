import { type Choices, firstChoices } from '../../../simulators/kit/choices/choices.js';
import { createFingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import { createPrng } from '../../../simulators/kit/choices/prng.js';
import { installVirtualGlobals } from '../../../simulators/kit/clock/virtual-globals.js';
import { createVirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import { createFaultPlan, type FaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../../simulators/kit/history/history.js';
import type { Scenario } from '../../scenario.js';
import { withLifeHistory } from '../life-history.js';
import { createParties } from '../parties.js';
import { serviceEnvironment } from '../service-environment.js';
import { restartAfterMs, type World } from '../world.js';
import { loadEdition } from './edition.js';
import { createFootprints } from './footprints.js';
import { createServiceInProcess } from './service-in-process.js';
import { createVirtualNetwork } from './virtual-network.js';
import { noteHistory } from './world-fingerprint.js';

/** Every virtual run begins at this moment, so that its dates are the same each time. */
const startMs = Date.parse('2026-01-05T00:00:00Z');

export type VirtualSetting = {
  /** Where the built service lies. */
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Decides what is free; by default everything goes its ordinary way. */
  readonly choices?: Choices;
  /** In place of the scenario's own faults. */
  readonly faults?: FaultPlan;
  /** Whether the service may crash; by default, whether a planned fault says so. */
  readonly mayCrash?: boolean;
  /** Whether orders are left out that differ only in independent steps; such a run ends in a `CutOffError`. */
  readonly isReducing?: boolean;
  /** Called with the state's fingerprint and the tasks that sleep, wherever the run may go on in several ways; may throw to end it. */
  readonly atCrossroads?: (fingerprint: string, asleep: readonly string[]) => void;
};

/** One process, no sockets, virtual time. While it is open it owns the process's clock and chance. */
export async function createVirtualWorld(
  scenario: Scenario,
  { serviceDirectory, seed, choices = firstChoices, ...setting }: VirtualSetting,
): Promise<World> {
  const edition = await loadEdition(serviceDirectory);
  const fingerprint = createFingerprint();
  const time = createVirtualTime({
    choices,
    startMs,
    atCrossroads: (asleep) =>
      setting.atCrossroads?.(`${time.outline()} ${fingerprint.text()}`, asleep),
    isReducing: setting.isReducing ?? false,
  });
  const history = createHistory(time);
  noteHistory(history, fingerprint);
  const faults = setting.faults ?? createFaultPlan(scenario.faults);
  const parties = createParties(scenario, { clock: time, history, faults, seed });
  const prng = createPrng(seed);
  const onCrash = async () => {
    await service.crash();
    time.after(restartAfterMs, () => void service.start());
  };
  const mayCrash =
    setting.mayCrash ?? faults.unspent().some(({ fault }) => fault.startsWith('crash'));
  const footprints = createFootprints({ mayCrash });
  const network = createVirtualNetwork({ time, stations: parties.stations, footprints, onCrash });
  const urls = { pg: 'http://pg', legacyOrder: 'http://legacy-order', stepLog: 'memory' };
  const service = withLifeHistory(
    createServiceInProcess({
      edition,
      environment: serviceEnvironment(scenario.timing, urls),
      time,
      history,
      faults,
      network,
      fingerprint,
      footprints,
      onCrash,
      toUnguessable: (name) => toHex(prng.fork(name).next),
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
      const request = { method, path, headers, body: body ?? '', timeoutMs: 30_000 };
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
      return service.stop();
    },
  };
}

/** 32 hexadecimal digits. */
function toHex(next: () => number): string {
  return Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('');
}
