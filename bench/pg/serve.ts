// A process that serves one contender on a free port, and says what it uses when it is asked. Begun by bench/pg.ts.

import { memoryUsage } from 'node:process';
import { serveBare, serveHapi } from './bare-servers.js';

export const contenderNames = ['simulator', 'bare hapi', 'bare node:http'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** To the parent: first where it listens, then an answer to each message. */
export type Usage = {
  readonly port: number;
  /** What this process has spent so far, in milliseconds of a core. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** After a collection of garbage. */
  readonly heapBytes: number;
};

async function listenAs(name: ContenderName): Promise<number> {
  switch (name) {
    case 'simulator': {
      const { startPgSimulator } = await import('../../simulators/pg/start-pg-simulator.js');
      return (await startPgSimulator()).port;
    }
    case 'bare hapi':
      return await serveHapi();
    case 'bare node:http':
      return await serveBare();
  }
}

function usageOf(port: number, isWithHeap: boolean): Usage {
  if (isWithHeap) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = memoryUsage();
  return { port, cpuMs: (user + system) / 1_000, rssBytes: rss, heapBytes: heapUsed };
}

const name = contenderNames.find((one) => one === process.argv[2]);
if (process.send !== undefined && name !== undefined) {
  const port = await listenAs(name);
  process.send(usageOf(port, false));
  process.on('message', (message) => process.send?.(usageOf(port, message === 'heap')));
  process.on('disconnect', () => process.exit());
}
