import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { tcpOf } from './tcp-of.js';

/** Every open connection of a server. */
export type OpenSockets = {
  /** FIN on each connection that has no exchange in hand. */
  readonly endIdle: () => void;
  /** Ends each connection at once, whatever it is doing. */
  readonly destroyAll: () => void;
};

/** Follows the connections of a server, and how many exchanges each has in hand. */
export function trackSockets(server: Server): OpenSockets {
  const exchangesInHand = new Map<Socket, number>();

  function count(socket: Socket, change: 1 | -1): number {
    const inHand = (exchangesInHand.get(socket) ?? 0) + change;
    if (exchangesInHand.has(socket)) exchangesInHand.set(socket, inHand);
    return inHand;
  }

  function follow({ socket }: IncomingMessage, response: ServerResponse): void {
    count(socket, 1);
    response.once('close', () => {
      const isIdle = count(socket, -1) === 0;
      // The party went down meanwhile: it still answers, but keeps no connection for later.
      if (isIdle && !server.listening) socket.destroySoon();
    });
  }

  function open(socket: Socket): void {
    exchangesInHand.set(socket, 0);
    socket.once('close', () => exchangesInHand.delete(socket));
  }

  server.on('connection', open);
  // Once TLS has shaken hands, its socket stands for the one beneath too.
  server.on('secureConnection', (socket: Socket) => {
    exchangesInHand.delete(tcpOf(socket));
    open(socket);
  });
  // A request with `Expect: 100-continue` is told of in the second way only.
  server.on('request', follow).on('checkContinue', follow);

  return {
    endIdle: () => {
      for (const [socket, inHand] of exchangesInHand) if (inHand === 0) socket.destroySoon();
    },
    destroyAll: () => {
      for (const socket of exchangesInHand.keys()) socket.destroy();
    },
  };
}
