// A way to a server that can be cut: what a client sees of a database that goes away.

import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

export type CuttableProxy = {
  /** The URL of the server, by way of this. */
  readonly url: string;
  /** All connections break, and new ones are broken at once. */
  readonly cut: () => void;
  /** The next thing that the server says is not passed on; then all is cut. */
  readonly cutAtNextAnswer: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

export async function startCuttableProxy(target: URL): Promise<CuttableProxy> {
  const sockets = new Set<Socket>();
  let state: 'whole' | 'cut at answer' | 'cut' = 'whole';

  function cut() {
    state = 'cut';
    for (const socket of sockets) socket.destroy();
  }

  function keep(socket: Socket) {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  }

  const server = createServer((client) => {
    keep(client);
    if (state !== 'whole') {
      client.destroy();
      return;
    }
    const upstream = createConnection({ host: target.hostname, port: Number(target.port || 5432) });
    keep(upstream);
    client.on('data', (chunk) => upstream.write(chunk)).on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk) => {
      if (state === 'whole') client.write(chunk);
      else cut();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port); // It listens on TCP.
  return {
    url: url.href,
    cut,
    cutAtNextAnswer: () => {
      state = 'cut at answer';
    },
    mend: () => {
      state = 'whole';
    },
    close: async () => {
      cut();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
