// The service behind its HTTP face, with fake partners and a fake clock, for tests of the whole way through.

import type { Server } from '@hapi/hapi';
import { openStepLog } from '../adapters/lowdb-step-log.js';
import { createMetrics } from '../adapters/metrics.js';
import { createMemoryFiles } from '../adapters/step-log-files.js';
import { createGate } from '../app/gate.js';
import type { Log, StepLog } from '../app/ports.js';
import { type SweepDeps, sweep } from '../app/sweep.js';
import { settings } from '../core/attempt-at.js';
import type { Settings } from '../core/settings.js';
import type { ShopPages } from '../http/shop-routes.js';
import { createServer } from '../server.js';
import { createFakeClock, type FakeClock } from './fake-clock.js';
import { createFakePartners, type FakePartners } from './fake-partners.js';
import { createFakeTransactions, type FakeTransactions } from './fake-transactions.js';

export type FakeAnswer = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

export type FakeService = {
  readonly partners: FakePartners;
  readonly transactions: FakeTransactions;
  readonly clock: FakeClock;
  readonly stepLog: StepLog;
  readonly server: Server;
  /** The log's lines of at least a warning. */
  readonly complaints: readonly string[];
  readonly deps: SweepDeps;
  readonly sweep: () => Promise<void>;
  /** Lets time pass minute by minute, sweeping after each. */
  readonly pass: (minutes: number) => Promise<void>;
  readonly request: (
    method: 'GET' | 'POST',
    url: string,
    options?: FakeRequest,
  ) => Promise<FakeAnswer>;
};

export type FakeRequest = {
  readonly payload?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
};

const startMs = 1_700_000_000_000;

/** Two of them over one step log are two instances of the service. */
export async function createFakeService({
  partners = createFakePartners(),
  clock = createFakeClock(startMs),
  stepLog,
  overrides = {},
  name = 'i',
  shopPages = null,
}: {
  readonly partners?: FakePartners;
  readonly clock?: FakeClock;
  readonly stepLog?: StepLog;
  readonly overrides?: Partial<Settings>;
  readonly name?: string;
  readonly shopPages?: ShopPages | null;
} = {}): Promise<FakeService> {
  const log = stepLog ?? (await openStepLog(createMemoryFiles()));
  const complaints: string[] = [];
  let count = 0;
  const transactions = createFakeTransactions();
  const deps = {
    transactions,
    stepLog: log,
    pg: partners.pg,
    legacy: partners.legacy,
    clock,
    settings: { ...settings, ...overrides },
    log: createListeningLog(complaints),
    ids: { unguessable: () => `${name}${String((count += 1)).padStart(20, '0')}` },
    instance: name,
    duplicateWaitMs: 5_000,
    operatorToken: 'operator-token',
    operators: [
      { name: 'kim', token: 'token-of-operator-kim' },
      { name: 'lee', token: 'token-of-operator-lee' },
    ],
  };
  const server = createServer({
    ...deps,
    gate: createGate(),
    sweeper: { isTurning: () => true },
    metrics: createMetrics({ stepLog: log, clock }),
    probeStepLog: () => Promise.resolve(),
    host: '127.0.0.1',
    port: 0,
    shopPages,
  });
  return {
    partners,
    transactions,
    clock,
    stepLog: log,
    server,
    complaints,
    deps,
    sweep: () => sweep(deps),
    pass: async (minutes) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        await clock.advance(60_000);
        await sweep(deps);
      }
    },
    request: async (method, url, options = {}) => {
      const { statusCode, payload } = await server.inject({ method, url, ...options });
      return { status: statusCode, body: JSON.parse(payload) as FakeAnswer['body'] }; // Every answer is an object.
    },
  };
}

function createListeningLog(complaints: string[]): Log {
  const complain = (_: unknown, message: string) => {
    complaints.push(message);
  };
  return { info: () => undefined, warn: complain, error: complain };
}
