// Starts the service on this machine: real clock, real chance, real sockets, files. The one place that makes them.

import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openDirectoryFiles } from './adapters/directory-files.js';
import { openOrderStore } from './adapters/lowdb-order-store.js';
import { openStepLog } from './adapters/lowdb-step-log.js';
import { openOrderFiles } from './adapters/order-files.js';
import { StepLogFault } from './adapters/step-log-fault.js';
import { createWreckTransport } from './adapters/wreck-transport.js';
import type { Clock, Ids } from './app/ports.js';
import { parseConfig } from './config.js';
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
  const { stepLog: directory, host, port } = config.value;
  const log = pino({ redact: ['secret', '*.secret', 'authorization'] });
  const files = await openDirectoryFiles(directory);
  const stepLog = await openStepLog(files).catch(async (error: unknown) => {
    await files.close();
    throw error;
  });
  const transport = createWreckTransport({ clock });
  const own =
    config.value.ordersOf === 'shop'
      ? { orders: openOrderStore(await openOrderFiles(directory)) }
      : {};
  const parts = { config: config.value, clock, ids, transport, stepLog, log, ...own };
  const service = createService(parts);
  const stop = async () => {
    await service.stop();
    await files.close();
    log.info('stopped');
  };
  try {
    await service.server.start();
  } catch (error) {
    await files.close();
    if (!isPortTaken(error)) throw error;
    giveUp(
      exitCodes.port,
      `port: expected ${host}:${port} to be free, found it taken; stop what listens there or set PORT`,
    );
    return;
  }
  service.startSweeper();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop()); // A failure ends the process loudly.
  log.info({ url: `http://${host}:${service.server.info.port}` }, 'listening');
}

/** One line: what was expected, what came, what to do. */
function giveUp(exitCode: number, line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StepLogFault)) throw error;
  giveUp(exitCodes.usage, error.message);
}
