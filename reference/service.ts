// The whole service from its parts. It owns no clock, no socket and no file of its own, so it runs the same in a
// process, in a test and in a simulated world; a second instance on the same step log behaves the same.

import type { Server } from '@hapi/hapi';
import type { HttpTransport } from './adapters/http-transport.js';
import { createLegacyGateway } from './adapters/legacy-gateway.js';
import { createPgGateway } from './adapters/pg-gateway.js';
import { createPgTransactions } from './adapters/pg-transactions.js';
import type { Clock, Ids, Log, StepLog } from './app/ports.js';
import { sweep } from './app/sweep.js';
import type { Config } from './config.js';
import { createServer } from './server.js';

export type ServiceParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly transport: HttpTransport;
  readonly stepLog: StepLog;
  readonly log: Log;
};

export type Service = {
  /** Not listening yet: start it, or inject requests into it. */
  readonly server: Server;
  /** One round of the sweeper, now. */
  readonly sweep: () => Promise<void>;
  /** Sweeps again and again, each round `sweepEveryMs` after the end of the one before. */
  readonly startSweeper: () => void;
  /** Lets what is running come to its end, and begins nothing new. */
  readonly stop: () => Promise<void>;
};

/** Requests that are being answered get so long to end. */
const stopWithinMs = 10_000;

export function createService({
  config,
  clock,
  ids,
  transport,
  stepLog,
  log,
}: ServiceParts): Service {
  const pgDeps = {
    transport,
    url: config.pgUrl,
    secretKey: config.pgSecretKey,
    timeoutMs: config.pgTimeoutMs,
  };
  const deps = {
    stepLog,
    clock,
    ids,
    log,
    settings: config,
    instance: ids.unguessable(),
    duplicateWaitMs: 2 * config.legacyTimeoutMs,
    operatorToken: config.operatorToken,
    operators: config.operators,
    pg: createPgGateway(pgDeps),
    transactions: createPgTransactions(pgDeps),
    legacy: createLegacyGateway({
      transport,
      url: config.legacyOrderUrl,
      timeoutMs: config.legacyTimeoutMs,
    }),
  };
  const server = createServer({ ...deps, host: config.host, port: config.port });
  const sweeper = createSweeper({ clock, everyMs: config.sweepEveryMs, round: () => sweep(deps) });
  return {
    server,
    sweep: () => sweep(deps),
    startSweeper: sweeper.start,
    stop: async () => {
      await sweeper.stop();
      await server.stop({ timeout: stopWithinMs });
    },
  };
}

type Rounds = {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly round: () => Promise<void>;
};

function createSweeper({ clock, everyMs, round }: Rounds) {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;

  function schedule(): void {
    if (isStopped) return;
    callOff = clock.after(everyMs, () => {
      running = round().finally(schedule);
    });
  }

  return {
    start: schedule,
    stop: async () => {
      isStopped = true;
      callOff();
      await running;
    },
  };
}
