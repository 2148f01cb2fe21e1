import { type Choices, firstChoices } from '../../../simulators/kit/choices/choices.js';
import {
  createFingerprint,
  type Fingerprint,
} from '../../../simulators/kit/choices/fingerprint.js';
import { createPrng } from '../../../simulators/kit/choices/prng.js';
import { type Clock, sleep } from '../../../simulators/kit/clock/clock.js';
import type { Crashes } from '../../../simulators/kit/clock/ready-tasks.js';
import { installVirtualGlobals } from '../../../simulators/kit/clock/virtual-globals.js';
import { createVirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import { createFaultPlan, type FaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../../simulators/kit/history/history.js';
import { dayAt } from '../../run/days.js';
import type { Scenario } from '../../scenario.js';
import { createParties } from '../parties.js';
import type { World } from '../world.js';
import { loadEdition } from './edition.js';
import { footprintOfAsking } from './footprints.js';
import type { Recollection } from './recollection.js';
import { sendToService } from './send-to-service.js';
import { createVirtualNetwork, type VirtualNetwork } from './virtual-network.js';
import { createVirtualService } from './virtual-service.js';
import { noteHistory } from './world-fingerprint.js';

/** Every virtual run begins on this day in Korea, so that its dates are the same each time. */
function startOf({ startsAt }: Scenario): number {
  return Date.parse(`2026-01-05T${startsAt}+09:00`);
}

/** When people come to work, in milliseconds after a midnight in Korea. */
const morningMs = 9 * 60 * 60_000;

function sleepUntilMorning(clock: Clock): Promise<void> {
  const nowMs = clock.nowMs();
  return sleep(clock, dayAt(nowMs).untilMs + morningMs - nowMs);
}

export type VirtualSetting = {
  /** Where the built service lies. */
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Decides what is free; by default everything goes its ordinary way. */
  readonly choices?: Choices;
  /** In place of the scenario's own faults. */
  readonly faults?: FaultPlan;
  /** How many processes of the service share one step log; by default as many as the scenario says. */
  readonly processes?: 1 | 2;
  /** Whether the modules of a defective service remember from life to life and run to run; the reference's do. */
  readonly keepsModules?: boolean;
  /** Given when orders are left out that differ only in independent steps; such a run ends in a `CutOffError`. */
  readonly reduction?: Crashes | null;
  /** What the service did before when it was told the same, for an edition that keeps nothing in memory. */
  readonly recollection?: Recollection;
  /** Called with the state and the tasks that sleep, wherever the run may go on in several ways; may throw to end it. */
  readonly atCrossroads?: (state: StateOfRun, asleep: readonly string[]) => void;
  /** Whether the state's fingerprint is not kept until a saved one is loaded. */
  readonly isFingerprintWaiting?: boolean;
};

export type StateOfRun = Pick<Fingerprint, 'save' | 'load'> & {
  /** Equal states have equal fingerprints. */
  readonly fingerprint: () => string;
};

/** The customers' way to the PG; a fault there may say that the service dies. */
function askPgThrough(network: VirtualNetwork, onCrash: () => Promise<void>): World['askPg'] {
  return async ({ method, path, headers, body }) => {
    const request = { method, path, headers, body: body ?? '', timeoutMs: 30_000, onCrash };
    const footprint = footprintOfAsking('pg', method);
    const view = await network.send({ ...request, party: 'pg', footprint });
    return view.kind === 'reply' ? { status: view.status, body: view.body } : null;
  };
}

/** One process, no sockets, virtual time. While it is open it owns the process's clock and chance. */
export async function createVirtualWorld(
  scenario: Scenario,
  { serviceDirectory, seed, choices = firstChoices, ...setting }: VirtualSetting,
): Promise<World> {
  const edition = await loadEdition(serviceDirectory, {
    keepsModules: setting.keepsModules ?? false,
  });
  const fingerprint = createFingerprint({ waits: setting.isFingerprintWaiting ?? false });
  const state: StateOfRun = {
    ...fingerprint,
    fingerprint: () => `${time.outline()} ${fingerprint.text()}`,
  };
  const time = createVirtualTime({
    choices,
    startMs: startOf(scenario),
    atCrossroads: (asleep) => setting.atCrossroads?.(state, asleep),
    reduction: setting.reduction ?? null,
  });
  const history = createHistory(time);
  noteHistory(history, fingerprint);
  const faults = setting.faults ?? createFaultPlan(scenario.faults);
  const parties = createParties(scenario, {
    ...{ clock: time, history, faults, seed },
    sendWebhook: (message) => sendToService(service, message),
    // What takes no time leaves before time moves, like every other message.
    webhookClock: {
      nowMs: time.nowMs,
      after: (delayMs, task) => (delayMs > 0 ? time.after(delayMs, task) : time.immediately(task)),
    },
  });
  const network = createVirtualNetwork({ time, stations: parties.stations });
  const prng = createPrng(seed);
  const service = createVirtualService({
    ...{ edition, scenario, time, network, history, faults },
    ...{ fingerprint, prng, choices },
    processes: setting.processes ?? scenario.processes,
    recollection: edition.isReference ? (setting.recollection ?? null) : null,
  });
  const chance = prng.fork('Math.random');
  const restoreGlobals = installVirtualGlobals(time, () => chance.next() / 2 ** 32);
  const { webhooks } = parties;

  return {
    kind: 'virtual',
    clock: time,
    history,
    faults: webhooks.joinFaults(faults),
    service,
    askPg: askPgThrough(network, () => service.crash()),
    ...parties.partnerDeeds,
    refundInBackOffice: (refund) => void parties.pg.operatorCancels(refund),
    passNight: () => sleepUntilMorning(time),
    pendingExecutions: parties.pendingExecutions,
    webhooksOnTheirWay: webhooks.onTheirWay,
    goDown: network.goDown,
    comeBack: (party) => {
      network.comeBack(party);
      return Promise.resolve();
    },
    drive: time.drive,
    close: () => {
      webhooks.close();
      restoreGlobals();
      return service.stop();
    },
  };
}
