import type { OrderStore } from '../../../reference/app/ports.js';
import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import { noFootprint } from '../../../simulators/kit/choices/footprint.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { HttpAnswer, ServiceUnderTest } from '../world.js';
import type { Edition } from './edition.js';
import type { Facts } from './facts.js';
import type { SharedStepLog } from './faulty-step-log.js';
import { footprintOfWord } from './footprints.js';
import { startLiveProcess } from './live-process.js';
import { createMakeCall } from './make-calls.js';
import { startRecalledProcess } from './recalled-process.js';
import type { Recollection } from './recollection.js';
import { createServiceLife, type ServiceLife } from './service-life.js';
import type { ServiceProcess } from './service-process.js';
import { nameOf } from './task-name.js';
import type { VirtualNetwork } from './virtual-network.js';

type Deps = {
  readonly edition: Edition;
  readonly environment: Readonly<Record<string, string>>;
  /** Tells the processes of one run apart; empty when there is one. */
  readonly processName: string;
  readonly time: VirtualTime;
  readonly network: VirtualNetwork;
  readonly openStepLog: (edition: Edition) => Promise<SharedStepLog>;
  /** The shop's own orders as a process sees them that dies by `onCrash`. */
  readonly openOrders: (edition: Edition, onCrash: () => Promise<void>) => OrderStore;
  readonly fingerprint: Fingerprint;
  readonly facts: Facts;
  readonly onCrash: () => Promise<void>;
  /** A string that nobody can guess, the same for the same name. */
  readonly toUnguessable: (name: string) => string;
  /** What the service did when it was told the same before; null for asking it each time. */
  readonly recollection: Recollection | null;
};

type Running = { readonly life: ServiceLife; readonly process: ServiceProcess };

/**
 * The unmodified service in this process: hapi driven by `inject`, its calls carried by the virtual
 * network. A crash drops the instance with all its memory; the next one opens the same step log.
 */
export function createServiceInProcess(deps: Deps): ServiceUnderTest {
  const { environment, time, recollection } = deps;
  const counts = new Map<string, number>();
  const processes: ServiceProcess[] = [];
  let begun = 0;
  let running: Running | null = null;

  /** The same request may come several times. */
  function nameTask(kind: string): string {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${deps.processName}${kind} (${count})`;
  }

  async function start() {
    const life = createServiceLife();
    const edition = deps.edition.anew();
    const shared = await deps.openStepLog(edition);
    const stepLog = shared.forProcess(deps.onCrash);
    const processId = deps.toUnguessable(`${deps.processName}process ${begun}`);
    begun += 1;
    const orders = deps.openOrders(edition, deps.onCrash);
    const makeCall = createMakeCall({ ...deps, life, stepLog, orders });
    const lifeDeps = {
      ...deps,
      life,
      stepLog,
      makeCall,
      nameTask,
      process: { edition, environment, processId },
    };
    const process =
      recollection === null
        ? await startLiveProcess(lifeDeps)
        : startRecalledProcess({ ...lifeDeps, recollection });
    processes.push(process);
    running = { life, process };
  }

  function crash() {
    running?.life.end();
    running?.process.end();
    running = null;
    return Promise.resolve();
  }

  return {
    start,
    crash,
    stop: async () => {
      await crash();
      for (const process of processes.splice(0)) process.giveBack();
    },
    ask: (request) =>
      new Promise((resolve) => {
        const name = `${deps.processName}${nameOf(request)}`;
        time.ready(`service <- ${name}`, noFootprint, () => {
          const answered = running?.process.inject(request) ?? Promise.resolve<HttpAnswer>(null);
          void answered.then((answer) => {
            const footprint = footprintOfWord(answer?.body ?? '');
            time.ready(`service -> ${name}`, footprint, () => {
              resolve(answer);
            });
          });
        });
      }),
  };
}
