import type { ServerRoute } from '@hapi/hapi';
import { z } from 'zod';
import { createPrng } from '../choices/prng.js';
import type { Clock } from '../clock/clock.js';
import { realClock } from '../clock/real-clock.js';
import type { PlannedOutcome } from '../faults/planned-outcome.js';
import { type Listener, type ListenOptions, listen } from '../wire/listen.js';
import type { ControlRoute } from './control-route.js';
import { createControlServerRoutes } from './control-server-routes.js';
import { createMetrics, type Metrics } from './metrics.js';
import type { Asset, PartyKind } from './party-kind.js';
import { clockRoutes } from './routes/clock-routes.js';
import { historyRoute } from './routes/history-route.js';
import { ruleRoutes } from './routes/rule-routes.js';
import { serviceRoutes } from './routes/service-routes.js';
import { sessionRoutes } from './routes/session-routes.js';
import { stateRoutes } from './routes/state-routes.js';
import type { Session } from './session.js';
import { createSessionExchanges } from './session-exchanges.js';
import { noSessionStore, type SessionStore } from './session-store.js';
import { createSessions, defaultSessionId, type Sessions } from './sessions.js';
import { toOpenApi } from './to-open-api.js';

/** How a simulator is to stand alone. */
export type SimulatorOptions = Pick<ListenOptions, 'host' | 'port' | 'tls' | 'onBug'> & {
  /** Where browsers reach it, when that is not where it listens, as behind a proxy: `https://pg.test`. */
  readonly origin?: string;
  /** The machine's by default. */
  readonly clock?: Clock;
  /** What keys and ids are drawn from; 1 by default. */
  readonly seed?: number;
  /** Faults and answers that each session begins with. */
  readonly planned?: readonly PlannedOutcome[];
  /** Where sessions outlive the process; nowhere by default. */
  readonly store?: SessionStore;
  readonly sessionsMax?: number;
  /** So many entries are kept of each session. */
  readonly historyEntriesMax?: number;
};

/** A simulator that listens. */
export type RunningSimulator = Pick<Listener, 'url' | 'port'> & {
  readonly sessions: Sessions;
  /** Ends every connection and timer, and lets go of the store. */
  readonly close: () => Promise<void>;
};

const sessionsMaxDefault = 1_000;
const historyEntriesMaxDefault = 10_000;

/**
 * Starts a party with its control. It listens when everything is loaded. Rejects with `PortTakenError`, or with what
 * the store cannot read; the store is closed then, too.
 */
export async function startSimulator(
  kind: PartyKind,
  options: SimulatorOptions = {},
): Promise<RunningSimulator> {
  const { store = noSessionStore } = options;
  try {
    return await start(kind, { ...options, store });
  } catch (error) {
    store.close();
    throw error;
  }
}

async function start(
  kind: PartyKind,
  options: SimulatorOptions & { readonly store: SessionStore },
): Promise<RunningSimulator> {
  const { clock = realClock, store, onBug = throwLater } = options;
  const metrics = createMetrics();
  let origin = options.origin ?? null;
  const sessions = createSessions({
    kind,
    clock,
    store,
    prng: createPrng(options.seed ?? 1),
    origin: () => origin,
    planned: options.planned ?? [],
    sessionsMax: options.sessionsMax ?? sessionsMaxDefault,
    historyEntriesMax: options.historyEntriesMax ?? historyEntriesMaxDefault,
    onFault: metrics.countFault,
  });
  metrics.watch(sessions);
  const template = sessions.open(defaultSessionId, []);
  if (template.kind === 'refused') throw new Error(template.problem);
  const { simulator } = template.session.party;
  let isStopping = false;
  const control = createControl({ kind, sessions, metrics, clock, isReady: () => !isStopping });
  const listener = await listen({
    ...options,
    simulator,
    exchanges: createSessionExchanges({
      sessions,
      template: simulator,
      observe: metrics.observe,
      stopwatchMs: () => performance.now(),
    }),
    onCrash: () => Promise.resolve(), // There is no service to kill.
    routes: [
      ...createControlServerRoutes({
        sessions,
        routesOf: control,
        template: control(template.session),
        onBug,
      }),
      ...(kind.assets ?? []).map(toServerRoute),
    ],
    onBug,
  });
  origin ??= toOrigin(listener.url);
  return {
    url: listener.url,
    port: listener.port,
    sessions,
    close: async () => {
      isStopping = true;
      await listener.close();
      sessions.close();
    },
  };
}

type ControlDeps = {
  readonly kind: PartyKind;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly isReady: () => boolean;
};

/** All that control can be asked, as each session has it. */
function createControl({ kind, sessions, metrics, clock, isReady }: ControlDeps) {
  const known = new WeakMap<Session, readonly ControlRoute[]>();
  const service = serviceRoutes(metrics, isReady);
  const ofAll = [...service, ...sessionRoutes(sessions, () => clock.nowMs())];

  function routesOf(session: Session): readonly ControlRoute[] {
    const routes: readonly ControlRoute[] = [
      ...ofAll,
      ...ruleRoutes(session, kind.codes),
      historyRoute(session),
      ...clockRoutes(session),
      ...stateRoutes(session, sessions),
      ...session.party.routes,
      openApiRoute(() => routes, { kind, party: session.party.simulator.party }),
    ];
    return routes;
  }

  return (session: Session) => {
    const routes = known.get(session) ?? routesOf(session);
    known.set(session, routes);
    return routes;
  };
}

function openApiRoute(
  routes: () => readonly ControlRoute[],
  { kind, party }: { readonly kind: PartyKind; readonly party: string },
): ControlRoute {
  const description = `What can be asked of the simulator from beside its API. The API itself is described in ${kind.apiDescribedIn}.`;
  return {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description.',
    answer: z.looseObject({ openapi: z.string() }),
    handle: () => ({
      status: 200,
      value: toOpenApi(routes(), {
        ...{ title: `ttadak: control of ${party}`, version: '1', description },
      }),
    }),
  };
}

function toServerRoute({ path, headers, body }: Asset): ServerRoute {
  return {
    method: 'GET',
    path,
    handler: (_request, h) => {
      const response = h.response(body());
      for (const [name, value] of Object.entries(headers)) response.header(name, value);
      return response;
    },
  };
}

/** A party that listens at every address of a machine is reached by its browsers at the loopback one. */
function toOrigin(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

function throwLater(cause: unknown): void {
  queueMicrotask(() => {
    throw new Error('A simulator failed on a request.', { cause });
  });
}
