// What the reference is compared with: two hapi routes that ask the partners as often as a payment does, remember nothing and
// decide nothing. Started by bench/reference/start-contender.ts in the place of the service.

import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { server as createHapi } from '@hapi/hapi';
import Wreck from '@hapi/wreck';

const { PG_URL: pgUrl = '', LEGACY_ORDER_URL: legacyUrl = '' } = process.env;

/** As the reference does it: no connection is kept. */
const agent = new Agent({ keepAlive: false });

async function ask(url: string, times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    const response = await Wreck.request('GET', url, { agent });
    await Wreck.read(response);
  }
}

const server = createHapi({ host: '127.0.0.1', port: 0 });
server.route([
  {
    method: 'POST',
    path: '/payments',
    handler: async ({ payload }) => {
      const { orderId } = payload as { orderId: string }; // The benchmark's own request.
      await ask(`${legacyUrl}/orders/${orderId}`, 2);
      const id = randomUUID();
      const pgOrderId = `po_${id}`;
      return {
        status: 'ready',
        attempt: { id, secret: id, pgOrderId, amountKrw: 10_000, orderName: 'Repair' },
      };
    },
  },
  {
    method: 'POST',
    path: '/payments/{attemptId}/callback',
    handler: async ({ payload }) => {
      const { paymentKey } = payload as { paymentKey: string }; // The benchmark's own request.
      await ask(`${legacyUrl}/orders/bench-0`, 2);
      await ask(`${pgUrl}/v1/payments/${paymentKey}`, 1);
      return { status: 'paid' };
    },
  },
]);
await server.start();
process.stdout.write(`${JSON.stringify({ url: server.info.uri, msg: 'listening' })}\n`);
process.once('SIGTERM', () => void server.stop().then(() => process.exit()));
