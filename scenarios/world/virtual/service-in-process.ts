import { digestOf, type Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import { noFootprint } from '../../../simulators/kit/choices/footprint.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { FaultPlan } from '../../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../../simulators/kit/history/history.js';
import type { HttpAnswer, HttpRequest, ServiceUnderTest } from '../world.js';
import type { Edition } from './edition.js';
import type { Footprints } from './footprints.js';
import { createServiceLife, type ServiceLife } from './service-life.js';
import { type PooledInstance, type Surroundings, takeInstance } from './service-pool.js';
import { createServiceTasks, type ServiceTasks } from './service-tasks.js';
import { createSteppedStepLog, type WriteCounts } from './stepped-step-log.js';
import type { CallerView, VirtualNetwork } from './virtual-network.js';

type Deps = {
  readonly edition: Edition;
  readonly environment: Readonly<Record<string, string>>;
  readonly time: VirtualTime;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly network: VirtualNetwork;
  readonly fingerprint: Fingerprint;
  readonly footprints: Footprints;
  readonly onCrash: () => Promise<void>;
  /** A string that nobody can guess, the same for the same name. */
  readonly toUnguessable: (name: string) => string;
};

type Running = {
  readonly inject: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly end: () => void;
};

/**
 * The unmodified service in this process: hapi driven by `inject`, its calls carried by the virtual
 * network. A crash drops the instance with all its memory; the next one opens the same step log.
 */
export function createServiceInProcess(deps: Deps): ServiceUnderTest {
  const { edition, time, fingerprint } = deps;
  const files = edition.createMemoryFiles();
  const counts: WriteCounts = new Map();
  const tasks = createServiceTasks(fingerprint);
  const instances: PooledInstance[] = [];
  let running: Running | null = null;

  async function start() {
    const life = createServiceLife();
    tasks.enter(null);
    const stepLog = await edition.openStepLog(files);
    const clock = life.clockOf({
      nowMs: time.nowMs,
      after: (delayMs, task) => time.after(delayMs, tasks.bindTimer(time.nowMs() + delayMs, task)),
    });
    const instance = await takeInstance(edition, deps.environment, {
      clock,
      ids: { unguessable: () => deps.toUnguessable(tasks.nextDraw()) },
      transport: { send: createSend({ ...deps, tasks, life }) },
      stepLog: createSteppedStepLog(stepLog, counts, { ...deps, life, tasks }),
    });
    running = {
      inject: (request) =>
        tasks.run(nameOf(request), () => Promise.race([life.ended, instance.inject(request)])),
      end: () => {
        life.end();
        tasks.forgetAll();
      },
    };
    instances.push(instance);
  }

  function end() {
    running?.end();
    running = null;
  }

  return {
    start,
    stop: () => {
      end();
      for (const instance of instances.splice(0)) instance.giveBack();
      return Promise.resolve();
    },
    crash: () => {
      end();
      return Promise.resolve();
    },
    ask: (request) =>
      new Promise((resolve) => {
        const name = nameOf(request);
        time.ready(`service <- ${name}`, noFootprint, () => {
          void (running?.inject(request) ?? Promise.resolve(null)).then((answer) => {
            const footprint = deps.footprints.word(answer?.body ?? '');
            time.ready(`service -> ${name}`, footprint, () => {
              resolve(answer);
            });
          });
        });
      }),
  };
}

/** The service's way out: its calls go through the virtual network, and what comes back its task knows. */
function createSend({
  network,
  tasks,
  life,
}: {
  readonly network: VirtualNetwork;
  readonly tasks: ServiceTasks;
  readonly life: ServiceLife;
}): Surroundings['transport']['send'] {
  return async (request) => {
    const { host, pathname, search } = new URL(request.url);
    const party = host === 'pg' ? 'pg' : 'legacy-order';
    const { method, headers, body = '', timeoutMs } = request;
    const path = `${pathname}${search}`;
    const task = tasks.current();
    tasks.note(`asks ${method} ${path} ${body}`);
    const call = { party, method, path, headers, body, timeoutMs } as const;
    const view = await life.hold(network.send(call));
    tasks.enter(task);
    tasks.note(toFact(view));
    return view.kind === 'reply' ? view : { ...view, code: null };
  };
}

function nameOf({ method, path, body }: HttpRequest): string {
  return body === null ? `${method} ${path}` : `${method} ${path} ${digestOf(body)}`;
}

function toFact(view: CallerView): string {
  return view.kind === 'reply' ? `${view.status} ${digestOf(view.body)}` : view.reason;
}
