// The reference behind a real socket, before the two simulators: what a browser meets. It can go away and come back.

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { bundleClientScript } from '../../reference/adapters/client-script.js';
import { openStepLog } from '../../reference/adapters/lowdb-step-log.js';
import { createMemoryFiles } from '../../reference/adapters/step-log-files.js';
import { createWreckTransport } from '../../reference/adapters/wreck-transport.js';
import { parseConfig } from '../../reference/config.js';
import { createService, type Service } from '../../reference/service.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';

export type ShopService = {
  /** `http://localhost:…`, while the PG is at 127.0.0.1: two sites. */
  readonly url: string;
  readonly start: () => Promise<void>;
  /** What it had in memory is gone; its step log is not. */
  readonly stop: () => Promise<void>;
};

export async function createShopService(partners: {
  readonly pgUrl: string;
  readonly legacyOrderUrl: string;
}): Promise<ShopService> {
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const config = parseConfig({
    HOST: 'localhost',
    PORT: String(port),
    PG_URL: partners.pgUrl,
    PG_SECRET_KEY: 'test_gsk_shop',
    PG_TIMEOUT_MS: '5000',
    LEGACY_ORDER_URL: partners.legacyOrderUrl,
    LEGACY_TIMEOUT_MS: '5000',
    GRACE_MS: '6000',
    SWEEP_EVERY_MS: '1000',
    DEPOSIT_LOOK_EVERY_MS: '1000',
    STEP_LOG: 'memory',
    OPERATOR_TOKEN: 'token',
    SHOP_URL: url,
    PG_CLIENT_KEY: 'test_gck_shop',
    PG_SCRIPT_URL: `${partners.pgUrl}/v2/standard`,
  });
  if (!config.ok || config.value.shop === null) throw new Error('The configuration is complete.');
  const shopPages = { ...config.value.shop, script: await bundleClientScript() };
  const files = createMemoryFiles();
  let idsDrawn = 0;
  let service: Service | null = null;

  return {
    url,
    start: async () => {
      service = createService({
        config: config.value,
        clock: realClock,
        ids: { unguessable: () => `id${String((idsDrawn += 1)).padStart(20, '0')}` },
        transport: createWreckTransport({ clock: realClock }),
        stepLog: await openStepLog(files),
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        shopPages,
      });
      await service.server.start();
      service.startSweeper();
    },
    stop: async () => {
      service?.server.listener.closeAllConnections();
      await service?.stop();
      service = null;
    },
  };
}

/** The service must know its address before it listens. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  server.close();
  await once(server, 'close');
  return port;
}
