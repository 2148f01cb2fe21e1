// The whole service from its parts. It owns no clock, no socket and no file of its own, so it runs the same in a
// process, in a test and in a simulated world; a second instance on the same step log behaves the same.

import type { Server } from '@hapi/hapi';
import type { Registry } from 'prom-client';
import { createAccountingGateway } from './adapters/accounting-gateway.js';
import type { HttpTransport } from './adapters/http-transport.js';
import { createLegacyGateway } from './adapters/legacy-gateway.js';
import { createMetrics } from './adapters/metrics.js';
import { createPgGateway } from './adapters/pg-gateway.js';
import { createPgTransactions } from './adapters/pg-transactions.js';
import { createShopOrdersGateway } from './adapters/shop-orders-gateway.js';
import { watchStepLog } from './adapters/watched-step-log.js';
import { createGate } from './app/gate.js';
import type { Clock, Ids, Log, OrderStore, StepLog } from './app/ports.js';
import { stopWithin } from './app/stop-within.js';
import { sweep } from './app/sweep.js';
import { createSweeper } from './app/sweeper.js';
import type { Config } from './config.js';
import { invariant } from './core/result.js';
import type { ShopPages } from './http/shop-routes.js';
import { createServer } from './server.js';

export type ServiceParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly transport: HttpTransport;
  readonly stepLog: StepLog;
  /** The shop's own orders, where those are paid. */
  readonly orders?: OrderStore;
  readonly log: Log;
  /** What customers' browsers load; without it the service is an API only. */
  readonly shopPages?: ShopPages | null;
  /** Writes something where the step log lies, and rejects when it cannot; by default it always can. */
  readonly probeStepLog?: () => Promise<void>;
  /** How many attempts the step log passes over; by default none. */
  readonly countUnreadable?: () => number;
  /** Where the process counts itself. */
  readonly registry?: Registry;
};

export type Service = {
  /** Not listening yet: start it, or inject requests into it. */
  readonly server: Server;
  /** One round of the sweeper, now. */
  readonly sweep: () => Promise<void>;
  /** Sweeps again and again, each round `sweepEveryMs` after the end of the one before. */
  readonly startSweeper: () => void;
  /**
   * Lets what is running come to its end within `stopWithinMs`, and begins nothing new. False when something had not
   * ended by then: what it was about is in the step log.
   */
  readonly stop: () => Promise<boolean>;
};

/** More than a round takes as long as the partners answer within their time-outs. */
const leasesUntilStill = 10;

/** For answers that are on their way to a socket when all handlers have ended. */
const flushWithinMs = 500;

export function createService(parts: ServiceParts): Service {
  const { config, clock, ids, transport, log } = parts;
  const metrics = createMetrics({
    stepLog: parts.stepLog,
    countUnreadable: parts.countUnreadable,
    clock,
    registry: parts.registry,
  });
  const gate = createGate();
  const pgDeps = {
    transport,
    url: config.pgUrl,
    secretKey: config.pgSecretKey,
    timeoutMs: config.pgTimeoutMs,
  };
  const deps = {
    stepLog: watchStepLog(parts.stepLog, metrics.countWritten),
    clock,
    ids,
    log,
    settings: config,
    instance: ids.unguessable(),
    duplicateWaitMs: 2 * config.legacyTimeoutMs,
    operatorToken: config.operatorToken,
    shopPages: parts.shopPages ?? null,
    operators: config.operators,
    pg: createPgGateway(pgDeps),
    transactions: createPgTransactions(pgDeps),
    ...createOrderDeps(parts),
  };
  const sweeper = createSweeper({
    clock,
    everyMs: config.sweepEveryMs,
    round: () => sweep(deps),
    onFailed: (error) => {
      log.error({ err: error }, 'round of the sweeper failed');
    },
    stillAfterMs: config.sweepEveryMs + leasesUntilStill * config.leaseMs,
  });
  const server = createServer({
    ...deps,
    gate,
    sweeper,
    metrics,
    probeStepLog: parts.probeStepLog ?? (() => Promise.resolve()),
    host: config.host,
    port: config.port,
  });
  return {
    server,
    sweep: () => sweep(deps),
    startSweeper: sweeper.start,
    stop: async () => {
      const ended = Promise.all([gate.close(), sweeper.stop()]);
      const isClean = await stopWithin(clock, { delayMs: config.stopWithinMs, ended });
      if (!isClean) log.warn({ requests: gate.inside() }, 'stopped before all had ended');
      await server.stop({ timeout: isClean ? flushWithinMs : 0 });
      return isClean;
    },
  };
}

/** All that differs between orders of the legacy system and the shop's own: who keeps them, and who tells accounting. */
function createOrderDeps({ config, clock, transport, orders }: ServiceParts) {
  if (config.ordersOf === 'legacy') {
    const { legacyOrderUrl: url, legacyTimeoutMs: timeoutMs } = config;
    return { legacy: createLegacyGateway({ transport, url, timeoutMs }) };
  }
  invariant(orders !== undefined, 'who sells orders of its own has a store for them');
  const { accountingUrl: url, accountingTimeoutMs: timeoutMs } = config;
  return {
    orders,
    legacy: createShopOrdersGateway({ orders, clock }),
    accounting: createAccountingGateway({ transport, url, timeoutMs }),
  };
}
