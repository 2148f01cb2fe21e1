// The whole service from its parts. It owns no clock, no socket and no file of its own, so it runs the same in a
// process, in a test and in a simulated world; a second instance on the same step log behaves the same.

import type { Server } from '@hapi/hapi';
import { createAccountingGateway } from './adapters/accounting-gateway.js';
import type { HttpTransport } from './adapters/http-transport.js';
import { createLegacyGateway } from './adapters/legacy-gateway.js';
import { createPgGateway } from './adapters/pg-gateway.js';
import { createShopOrdersGateway } from './adapters/shop-orders-gateway.js';
import type { Clock, Ids, Log, OrderStore, StepLog } from './app/ports.js';
import { sweep } from './app/sweep.js';
import type { Config } from './config.js';
import { invariant } from './core/result.js';
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

export function createService(parts: ServiceParts): Service {
  const { config, clock, ids, transport, stepLog, log } = parts;
  const deps = {
    stepLog,
    clock,
    ids,
    log,
    settings: config,
    instance: ids.unguessable(),
    duplicateWaitMs: 2 * config.legacyTimeoutMs,
    operatorToken: config.operatorToken,
    pg: createPgGateway({
      transport,
      url: config.pgUrl,
      secretKey: config.pgSecretKey,
      timeoutMs: config.pgTimeoutMs,
    }),
    ...createOrderDeps(parts),
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
