import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Scenario, scenarioSchema } from '../../scenarios/scenario.js';
import { createParties } from '../../scenarios/world/parties.js';
import { serviceEnvironment } from '../../scenarios/world/service-environment.js';
import { createRunStore, type StorePlace } from '../../scenarios/world/wire/run-store.js';
import { createServiceProcess } from '../../scenarios/world/wire/service-process.js';
import { askOverHttp } from '../../scenarios/world/wire/wire-http.js';
import type { HttpAnswer, HttpRequest } from '../../scenarios/world/world.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import { createFaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import type { Party } from '../../simulators/kit/history/history-entry.js';
import { listen } from '../../simulators/kit/wire/listen.js';
import { sendOverHttp } from '../../simulators/pg/webhooks/send-over-http.js';

export const contenderNames = ['bare hapi', 'lowdb', 'postgres'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** A service in a process of its own, and its partners in this one. */
export type Contender = {
  readonly name: ContenderName;
  readonly openOrder: (order: string) => void;
  readonly ask: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly askPg: (request: HttpRequest) => Promise<HttpAnswer>;
  /** How often the service has asked its partners. */
  readonly calls: () => number;
  readonly stop: () => Promise<void>;
};

export type ContenderDeps = {
  readonly serviceDirectory: string;
  readonly postgresUrl: string;
};

/** Nobody's orders: the benchmark opens its own. Times as a service in earnest would have them. */
const scenario: Scenario = {
  ...scenarioSchema.parse({
    name: 'bench: payments',
    story: 'Customers pay.',
    orders: {},
    customers: {},
    expect: {},
    timing: { authenticationWindowMs: 60_000, graceMs: 30_000, sweepEveryMs: 10_000 },
  }),
  file: '',
};

const register = new URL('../../cli/register.mjs', import.meta.url).href;
const bareMain = fileURLToPath(new URL('./bare/main.ts', import.meta.url));

export async function startContender(
  name: ContenderName,
  { serviceDirectory, postgresUrl }: ContenderDeps,
): Promise<Contender> {
  const clock = realClock;
  const history = createHistory(clock, Number.POSITIVE_INFINITY);
  const faults = createFaultPlan([]);
  const parties = createParties(scenario, {
    ...{ clock, history, faults, seed: 1 },
    sendWebhook: sendOverHttp,
  });
  const onCrash = () => Promise.resolve(); // No fault is planned.
  const listenAt = (party: Party) => {
    const station = parties.stations[party];
    if (station === undefined) throw new Error(`There is no ${party} in the scenario.`);
    return listen({ ...station, onCrash });
  };
  const pg = await listenAt('pg');
  const legacy = await listenAt('legacy-order');
  const place: StorePlace =
    name === 'postgres' ? { kind: 'postgres', url: postgresUrl } : { kind: 'lowdb' };
  const store = await createRunStore(place);
  const surroundings = { pg: pg.url, partner: legacy.url, store: store.environment };
  const environment = serviceEnvironment(scenario, surroundings);
  const isBare = name === 'bare hapi';
  const service = createServiceProcess({
    mainFile: isBare ? bareMain : join(serviceDirectory, 'main.js'),
    environment: { ...environment, ...(isBare && { NODE_OPTIONS: `--import ${register}` }) },
  });
  let calls = 0;
  history.subscribe((entry) => {
    if (entry.kind === 'request-arrived' && entry.operation !== 'pg.authenticate') calls += 1;
  });
  await service.start();
  return {
    name,
    openOrder: (order) => {
      parties.partnerDeeds.openOrder({ order, amountKrw: 10_000, orderName: 'Repair' });
    },
    ask: service.ask,
    askPg: (request) => askOverHttp(pg.url, request),
    calls: () => calls,
    stop: async () => {
      await service.stop();
      await Promise.all([pg.close(), legacy.close()]);
      await store.remove();
    },
  };
}
