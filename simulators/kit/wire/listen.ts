import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { ServerRoute } from '@hapi/hapi';
import type { Clock } from '../clock/clock.js';
import { realClock } from '../clock/real-clock.js';
import { dripEveryMs } from '../exchange/delivery.js';
import type { Exchanges } from '../exchange/exchange.js';
import type { Simulator } from '../exchange/simulator.js';
import type { Certificate } from './certificate.js';
import { createServer } from './create-server.js';
import { PortTakenError } from './port-taken-error.js';
import { trackSockets } from './track-sockets.js';

export type ListenOptions = {
  readonly simulator: Simulator;
  readonly exchanges: Exchanges;
  /** Kills the service under test. */
  readonly onCrash: () => Promise<void>;
  readonly host?: string;
  /** 0 (default) takes a free one. */
  readonly port?: number;
  /** With it, HTTPS is spoken and HTTP is not. */
  readonly tls?: Certificate;
  readonly clock?: Clock;
  /** Served beside the operations: control, pages and scripts. No fault strikes them. */
  readonly routes?: readonly ServerRoute[];
  /** Between two bytes of a dripping body. Default: as in the virtual world. */
  readonly dripEveryMs?: number;
  /** Takes what only a bug in a simulator can throw. Without it, the process ends with the error. */
  readonly onBug?: (error: unknown) => void;
};

/** A party that listens. */
export type Listener = {
  readonly url: string;
  readonly port: number;
  /** New connections are refused, idle ones ended; requests in hand still get their answers. */
  readonly goDown: () => Promise<void>;
  /** Listens on the same port again. Rejects with `PortTakenError`. */
  readonly comeBack: () => Promise<void>;
  /** Ends every connection at once, whatever it waits for. */
  readonly close: () => Promise<void>;
};

const heldMsMax = 60_000;

/** A close that nobody ordered would be a fault that stands in no plan, so Node is to time out nothing. */
const noTimeouts = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 };

/**
 * Under TLS 1.3 a server speaks after the handshake (session tickets), and libuv tells its reader of an end instead of a
 * reset when bytes and RST arrive at once: of 2 000 resets Node's fetch took 48 for an end. With 1.2 none.
 */
const noTickets = { maxVersion: 'TLSv1.2' } as const;

/** Puts a simulator behind real sockets. Rejects with `PortTakenError`. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { simulator, exchanges, onCrash, onBug = endProcess } = options;
  const { host = '127.0.0.1', clock = realClock, tls, routes = [] } = options;
  const listener =
    tls === undefined
      ? createHttpServer(noTimeouts)
      : createHttpsServer({ ...noTimeouts, ...noTickets, ...tls });
  const sockets = trackSockets(listener);
  const wire = { clock, onCrash, heldMsMax, dripEveryMs: options.dripEveryMs ?? dripEveryMs };
  const server = createServer({ listener, simulator, exchanges, wire, routes, onBug });
  await server.initialize();
  const port = await bind(listener, { host, port: options.port ?? 0 });

  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    goDown: () => {
      sockets.endIdle(); // First, because Node's own way to close idle connections says no word of TLS.
      listener.close();
      return Promise.resolve();
    },
    comeBack: async () => {
      if (!listener.listening) await bind(listener, { host, port });
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        listener.close(() => {
          resolve(); // An error says that it was down already.
        });
        sockets.destroyAll();
      });
      await server.stop({ timeout: 0 });
    },
  };
}

function bind(listener: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (cause: NodeJS.ErrnoException) => {
      listener.off('listening', onListening);
      reject(cause.code === 'EADDRINUSE' ? new PortTakenError({ host, port, cause }) : cause);
    };
    const onListening = () => {
      listener.off('error', onError);
      resolve(portOf(listener));
    };
    listener.once('error', onError).once('listening', onListening).listen({ host, port });
  });
}

function portOf(listener: Server): number {
  const address = listener.address();
  if (address === null || typeof address === 'string')
    throw new Error('It listens on no TCP port.');
  return address.port;
}

function endProcess(cause: unknown): void {
  queueMicrotask(() => {
    throw new Error('A simulator failed on a request.', { cause });
  });
}
