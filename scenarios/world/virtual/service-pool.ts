// A hapi server takes longer to build than a run to play, so an instance serves again in the next run: it keeps
// nothing in memory but what it is handed anew, and what it waited for never comes. Another edition than the
// reference may keep something (that can be its very defect), so those are built anew.
import type { OrderChange, OrderStore } from '../../../reference/app/ports.js';
import type { OrderId } from '../../../reference/core/ids.js';
import type { ServiceParts } from '../../../reference/service.js';
import type { HttpAnswer, HttpRequest } from '../world.js';
import type { Edition } from './edition.js';

/** What an instance is handed for one life, or for one task. */
export type Surroundings = Pick<ServiceParts, 'clock' | 'ids' | 'transport' | 'stepLog'> & {
  readonly orders: OrderStore;
};

export type PooledInstance = {
  readonly inject: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly startSweeper: () => void;
  /** Nobody waits for anything of it any more. */
  readonly giveBack: () => void;
};

/** Instances of one process differ in nothing. */
export type ProcessOf = {
  readonly edition: Edition;
  readonly environment: Readonly<Record<string, string>>;
  /** What the process calls itself: the one id that it draws when it begins. */
  readonly processId: string;
};

type Instance = {
  readonly service: ReturnType<Edition['createService']>;
  readonly enter: (surroundings: Surroundings) => void;
};

const pools = new WeakMap<Edition, Map<string, Instance[]>>();

/** An instance in these surroundings. */
export async function takeInstance(
  process: ProcessOf,
  surroundings: Surroundings,
): Promise<PooledInstance> {
  const idle = idleInstances(process);
  const instance = idle.pop() ?? (await build(process, surroundings));
  instance.enter(surroundings);
  return {
    inject: async ({ method, path, headers, body }) => {
      const payload = body === null ? {} : { payload: body };
      const reply = await instance.service.server.inject({
        method,
        url: path,
        headers: { ...headers },
        ...payload,
      });
      return { status: reply.statusCode, body: reply.payload };
    },
    startSweeper: instance.service.startSweeper,
    giveBack: () => {
      if (process.edition.isReference) idle.push(instance);
    },
  };
}

function idleInstances({ edition, environment, processId }: ProcessOf) {
  const byProcess = pools.get(edition) ?? new Map<string, Instance[]>();
  pools.set(edition, byProcess);
  const key = `${processId} ${JSON.stringify(environment)}`;
  const idle = byProcess.get(key) ?? [];
  byProcess.set(key, idle);
  return idle;
}

async function build(
  { edition, environment, processId }: ProcessOf,
  surroundings: Surroundings,
): Promise<Instance> {
  const config = edition.parseConfig(environment);
  if (!config.ok) throw new Error(`The service refuses its configuration: ${config.error.join()}`);
  let now: Surroundings = { ...surroundings, ids: { unguessable: () => processId } };
  const service = edition.createService({
    config: config.value,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    clock: {
      nowMs: () => now.clock.nowMs(),
      after: (delayMs, task) => now.clock.after(delayMs, task),
    },
    ids: { unguessable: () => now.ids.unguessable() },
    transport: { send: (request) => now.transport.send(request) },
    ...(config.value.ordersOf === 'shop' && {
      orders: {
        find: (orderId: OrderId) => now.orders.find(orderId),
        write: (change: OrderChange) => now.orders.write(change),
      },
    }),
    stepLog: {
      create: (step) => now.stepLog.create(step),
      append: (attempt, steps) => now.stepLog.append(attempt, steps),
      find: (id) => now.stepLog.find(id),
      findByPgOrderId: (id) => now.stepLog.findByPgOrderId(id),
      listOpen: () => now.stepLog.listOpen(),
      takeUp: (sweeper) => now.stepLog.takeUp(sweeper),
      listAll: (limit) => now.stepLog.listAll(limit),
      search: (query) => now.stepLog.search(query),
    },
  });
  await service.server.initialize();
  return {
    service,
    enter: (surroundingsNow) => {
      now = surroundingsNow;
    },
  };
}
