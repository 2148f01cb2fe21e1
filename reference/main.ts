// Starts the service on this machine: real clock, real chance, real sockets, a store. The one place that makes them.

import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createRedactingLog } from './adapters/redacting-log.js';
import { StepLogFault } from './adapters/step-log-fault.js';
import { createWreckTransport } from './adapters/wreck-transport.js';
import type { Clock, Ids } from './app/ports.js';
import { type Config, parseConfig } from './config.js';
import type { ShopPages } from './http/shop-routes.js';
import { openStore } from './open-store.js';
import { createService } from './service.js';

const exitCodes = { usage: 2, port: 3 } as const;

const clock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

const ids: Ids = { unguessable: () => randomUUID().replaceAll('-', '') };

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  if (!config.ok) {
    giveUp(exitCodes.usage, `configuration: ${config.error.join('; ')}`);
    return;
  }
  const { host, port } = config.value;
  const log = createRedactingLog(pino(), secretsOf(config.value));
  const shopPages = await makeShopPages(config.value);
  const store = await openStore(config.value, log);
  const transport = createWreckTransport({ clock });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const service = createService({
    config: config.value,
    clock,
    ids,
    transport,
    stepLog: store.stepLog,
    ...(store.orders !== undefined && { orders: store.orders }),
    log,
    probeStepLog: store.probe,
    countUnreadable: store.countUnreadable,
    registry,
    shopPages,
  });
  const stop = async () => {
    const isClean = await service.stop();
    // What has not ended may still write: it ends with the process, and until then the step log stays locked.
    if (!isClean) process.exit();
    await store.close();
    log.info({}, 'stopped');
  };
  try {
    await service.server.start();
  } catch (error) {
    await store.close();
    const code = systemCodeOf(error);
    if (code === undefined) throw error;
    giveUp(exitCodes.port, whyNotListening({ host, port }, code));
    return;
  }
  service.startSweeper();
  let stopping: Promise<void> | undefined; // Who asks twice is not served twice. A failure ends the process loudly.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stopping ??= stop();
    });
  }
  log.info({ url: `http://${host}:${service.server.info.port}` }, 'listening');
}

/** The bundler is loaded only for who has pages. */
async function makeShopPages({ shop }: Config): Promise<ShopPages | null> {
  if (shop === null) return null;
  const { bundleClientScript } = await import('./adapters/client-script.js');
  return { ...shop, script: await bundleClientScript() };
}

function secretsOf({ pgSecretKey, operatorToken, operators }: Config): readonly string[] {
  return [pgSecretKey, operatorToken, ...operators.map(({ token }) => token)];
}

/** One line: what was expected, what came, what to do. */
function giveUp(exitCode: number, line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}

/** Why the system refused a call, by its name for that; undefined for a bug. */
function systemCodeOf(error: unknown): string | undefined {
  const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfSystem ? String(error.code) : undefined;
}

function whyNotListening({ host, port }: Pick<Config, 'host' | 'port'>, code: string): string {
  if (code === 'EADDRINUSE') {
    return `port: expected ${host}:${port} to be free, found it taken; stop what listens there or set PORT`;
  }
  return `host: expected an address of this machine on which it may listen, got ${host}:${port} (${code}); set HOST or PORT`;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StepLogFault)) throw error;
  giveUp(exitCodes.usage, error.message);
}
