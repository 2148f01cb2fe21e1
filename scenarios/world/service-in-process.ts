import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as StepLog from '../../reference/adapters/lowdb-step-log.js';
import type * as StepLogFiles from '../../reference/adapters/step-log-files.js';
import type * as Config from '../../reference/config.js';
import type * as Service from '../../reference/service.js';
import type { Clock } from '../../simulators/kit/clock/clock.js';
import type { VirtualTime } from '../../simulators/kit/clock/virtual-time.js';
import type { CallerView, VirtualNetwork } from './virtual-network.js';
import type { HttpAnswer, HttpRequest, ServiceUnderTest } from './world.js';

/** The code of one edition of the service: the reference, or a defective copy of it. */
export type Edition = Pick<typeof Service, 'createService'> &
  Pick<typeof StepLog, 'openStepLog'> &
  Pick<typeof StepLogFiles, 'createMemoryFiles'> &
  Pick<typeof Config, 'parseConfig'>;

const loaded = new Map<string, Promise<Edition>>();

/** Loads an edition from the directory that it was built in; once, for even a second import takes milliseconds. */
export function loadEdition(directory: string): Promise<Edition> {
  const edition = loaded.get(directory) ?? importEdition(directory);
  loaded.set(directory, edition);
  return edition;
}

async function importEdition(directory: string): Promise<Edition> {
  const files = ['service', 'adapters/lowdb-step-log', 'adapters/step-log-files', 'config'];
  const urls = files.map((file) => pathToFileURL(join(directory, `${file}.js`)).href);
  const modules = await Promise.all(urls.map((url) => import(url) as Promise<object>));
  return Object.assign({}, ...modules) as Edition; // The four modules named above.
}

type Deps = {
  readonly edition: Edition;
  readonly environment: Readonly<Record<string, string>>;
  readonly time: VirtualTime;
  readonly network: VirtualNetwork;
  /** A string that never comes twice. */
  readonly unguessable: () => string;
};

type Instance = {
  readonly inject: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly kill: () => void;
};

/**
 * The unmodified service in this process: hapi driven by `inject`, its calls carried by the virtual
 * network. A crash drops the instance with all its memory; the next one opens the same step log.
 */
export function createServiceInProcess({
  edition,
  environment,
  time,
  network,
  unguessable,
}: Deps): ServiceUnderTest {
  const files = edition.createMemoryFiles();
  let instance: Instance | null = null;

  async function start() {
    const life = createLife(time);
    const config = edition.parseConfig(environment);
    if (!config.ok)
      throw new Error(`The service refused its configuration: ${config.error.join('; ')}`);
    const service = edition.createService({
      config: config.value,
      clock: life.clock,
      ids: { unguessable },
      transport: {
        send: ({ url, method, headers, body, timeoutMs }) => {
          const { host, pathname, search } = new URL(url);
          const party = host === 'pg' ? 'pg' : 'legacy-order';
          const path = `${pathname}${search}`;
          const call = { party, method, path, headers, body: body ?? '', timeoutMs } as const;
          return life.whileAlive(network.send(call).then(toHttpResult));
        },
      },
      stepLog: life.guard(await edition.openStepLog(files)),
      log: silentLog,
    });
    await service.server.initialize();
    service.startSweeper();
    instance = {
      kill: life.end,
      inject: async ({ method, path, headers, body }) => {
        const reply = await Promise.race([
          life.ended,
          service.server.inject({
            method,
            url: path,
            headers: { ...headers },
            ...(body === null ? {} : { payload: body }),
          }),
        ]);
        return reply === null ? null : { status: reply.statusCode, body: reply.payload };
      },
    };
  }

  const end = () => {
    instance?.kill();
    instance = null;
    return Promise.resolve();
  };
  return {
    start,
    stop: end,
    crash: end,
    ask: (request) =>
      new Promise((resolve) => {
        time.ready('request to the service', () => {
          void (instance?.inject(request) ?? Promise.resolve(null)).then((answer) => {
            time.ready('answer of the service', () => {
              resolve(answer);
            });
          });
        });
      }),
  };
}

const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

function toHttpResult(view: CallerView) {
  return view.kind === 'reply' ? view : { ...view, code: null };
}

/** One life of the service: when it ends, nothing it waits for comes, and nothing it does happens. */
function createLife(time: VirtualTime) {
  let isAlive = true;
  let announceEnd: (nothing: null) => void = () => undefined;
  const ended = new Promise<null>((resolve) => {
    announceEnd = resolve;
  });
  const never = new Promise<never>(() => undefined);

  const clock: Clock = {
    nowMs: time.nowMs,
    after: (delayMs, task) =>
      time.after(delayMs, () => {
        if (isAlive) task();
      }),
  };

  async function whileAlive<T>(promise: Promise<T>): Promise<T> {
    const value = await promise;
    return isAlive ? value : never;
  }

  /** The object with all of its methods dead when the life is over. */
  function guard<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, name, receiver) => {
        const value: unknown = Reflect.get(object, name, receiver);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown =>
          isAlive ? Reflect.apply(value, object, args) : never;
      },
    });
  }

  return {
    clock,
    ended,
    whileAlive,
    guard,
    end: () => {
      isAlive = false;
      announceEnd(null);
    },
  };
}
