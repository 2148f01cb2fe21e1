import type { Choices } from '../../../simulators/kit/choices/choices.js';
import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import type { Prng } from '../../../simulators/kit/choices/prng.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { FaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../../simulators/kit/history/history.js';
import type { Scenario } from '../../scenario.js';
import { createInstanceNumbers, withLifeHistory } from '../life-history.js';
import { serviceEnvironment } from '../service-environment.js';
import { restartAfterMs, type ServiceUnderTest } from '../world.js';
import type { Edition } from './edition.js';
import { createFacts, type Facts } from './facts.js';
import { shareOrderStore } from './faulty-order-store.js';
import { type SharedStepLog, shareStepLog } from './faulty-step-log.js';
import { createFullableDisk, type FullableDisk } from './full-disk.js';
import type { Recollection } from './recollection.js';
import { createServiceInProcess } from './service-in-process.js';
import { createServiceProcesses } from './service-processes.js';
import type { VirtualNetwork } from './virtual-network.js';

type Deps = {
  readonly edition: Edition;
  readonly scenario: Scenario;
  readonly time: VirtualTime;
  readonly network: VirtualNetwork;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly fingerprint: Fingerprint;
  readonly prng: Prng;
  readonly choices: Choices;
  readonly processes: 1 | 2;
  readonly recollection: Recollection | null;
};

const partners = { legacy: 'http://legacy-order', shop: 'http://accounting' } as const;

/** The service of a virtual run, with a step log that survives it. A process that dies comes back after a while. */
export function createVirtualService(deps: Deps): ServiceUnderTest {
  const { scenario, time, history, prng, choices } = deps;
  const facts = deps.recollection?.facts ?? createFacts({ ignoresErrors: false });
  const { files, keep, failFirstWriteOf } = createFullableDisk(deps.edition.createMemoryFiles());
  const openStepLog = createStepLogOpener({ ...deps, files, failFirstWriteOf }, facts);
  const openOrders = createOrderOpener({ ...deps, keep, failFirstWriteOf });
  const surroundings = {
    pg: 'http://pg',
    partner: partners[scenario.ordersOf],
    store: { STEP_LOG: 'memory' },
  };
  const numbers = createInstanceNumbers();

  function createProcess(processName: string): ServiceUnderTest {
    const process = withLifeHistory(
      createServiceInProcess({
        ...deps,
        facts,
        environment: serviceEnvironment(scenario, surroundings),
        processName,
        openStepLog,
        openOrders,
        onCrash: async () => {
          await process.crash();
          time.wake();
          time.after(restartAfterMs, () => void process.start());
        },
        toUnguessable: (name) => toHex(prng.fork(name).next),
      }),
      history,
      numbers,
    );
    return process;
  }

  if (deps.processes === 1) return createProcess('');
  return createServiceProcesses([createProcess('1: '), createProcess('2: ')], choices);
}

/**
 * One process opens its step log anew in each life, as it would its files. Two share one that stays open, as they
 * would a database.
 */
function createStepLogOpener(
  deps: Deps & Pick<FullableDisk, 'files' | 'failFirstWriteOf'>,
  facts: Facts,
): (edition: Edition) => Promise<SharedStepLog> {
  const { processes, files } = deps;
  const sharing = { ...deps, facts, counts: new Map<string, number>() };
  const open = async ({ openStepLog }: Edition) =>
    shareStepLog({ ...sharing, stepLog: await openStepLog(files) });
  let opened: Promise<SharedStepLog> | null = null;
  return (edition) => {
    if (processes === 1) return open(edition);
    opened ??= open(deps.edition);
    return opened;
  };
}

/** Each process opens the orders anew in each life, and finds what is on the disk. */
function createOrderOpener(deps: Deps & Pick<FullableDisk, 'keep' | 'failFirstWriteOf'>) {
  const files = deps.edition.createMemoryOrderFiles();
  const shared = shareOrderStore(deps);
  return ({ openOrderStore }: Edition, onCrash: () => Promise<void>) =>
    shared.forProcess(
      openOrderStore((orderId) => deps.keep(files(orderId))),
      onCrash,
    );
}

/** 32 hexadecimal digits. */
function toHex(next: () => number): string {
  return Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('');
}
