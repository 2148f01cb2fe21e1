// A hapi server takes milliseconds to build and a run takes one, so an instance serves again in the next run:
// it keeps nothing in memory but what it is handed anew, and what it waited for never comes. Another edition
// than the reference may keep something (that can be its very defect), so those are built anew. Within a
// run no instance lives twice.
import type { ServiceParts } from '../../../reference/service.js';
import type { HttpAnswer, HttpRequest } from '../world.js';
import type { Edition } from './edition.js';

/** What an instance is handed for one life. */
export type Surroundings = Pick<ServiceParts, 'clock' | 'ids' | 'transport' | 'stepLog'>;

export type PooledInstance = {
  readonly inject: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly giveBack: () => void;
};

type Instance = {
  readonly service: ReturnType<Edition['createService']>;
  readonly enter: (surroundings: Surroundings) => void;
};

const pools = new WeakMap<Edition, Map<string, Instance[]>>();

/** An instance in these surroundings, its sweeper running. */
export async function takeInstance(
  edition: Edition,
  environment: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<PooledInstance> {
  const idle = idleInstances(edition, environment);
  const instance = idle.pop() ?? (await build(edition, environment, surroundings));
  instance.enter(surroundings);
  instance.service.startSweeper();
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
    giveBack: () => {
      if (edition.isReference) idle.push(instance);
    },
  };
}

function idleInstances(edition: Edition, environment: Readonly<Record<string, string>>) {
  const byEnvironment = pools.get(edition) ?? new Map<string, Instance[]>();
  pools.set(edition, byEnvironment);
  const key = JSON.stringify(environment);
  const idle = byEnvironment.get(key) ?? [];
  byEnvironment.set(key, idle);
  return idle;
}

async function build(
  edition: Edition,
  environment: Readonly<Record<string, string>>,
  first: Surroundings,
): Promise<Instance> {
  const config = edition.parseConfig(environment);
  if (!config.ok) throw new Error(`The service refuses its configuration: ${config.error.join()}`);
  let now = first;
  const service = edition.createService({
    config: config.value,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    clock: {
      nowMs: () => now.clock.nowMs(),
      after: (delayMs, task) => now.clock.after(delayMs, task),
    },
    ids: { unguessable: () => now.ids.unguessable() },
    transport: { send: (request) => now.transport.send(request) },
    stepLog: {
      create: (step) => now.stepLog.create(step),
      append: (attempt, steps) => now.stepLog.append(attempt, steps),
      find: (id) => now.stepLog.find(id),
      listOpen: () => now.stepLog.listOpen(),
      listAll: (limit) => now.stepLog.listAll(limit),
    },
  });
  await service.server.initialize();
  return {
    service,
    enter: (surroundings) => {
      now = surroundings;
    },
  };
}
