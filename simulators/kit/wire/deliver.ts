// How each cut is made on a real socket. What was executed has been decided before, in `exchange.ts`.

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Clock, sleep } from '../clock/clock.js';
import type { Delivery } from '../exchange/delivery.js';
import { tcpOf } from './tcp-of.js';
import { writeDripping, writeHalf, writeHeadOnly, writeWhole } from './write-reply.js';

export type Wire = {
  readonly clock: Clock;
  /** Kills the service under test; the connection is closed when that is done. */
  readonly onCrash: () => Promise<void>;
  /** Between two bytes of a dripping body. */
  readonly dripEveryMs: number;
  /** A silent connection is closed (FIN) when the client has not gone by then. */
  readonly heldMsMax: number;
};

/**
 * Time for the client to read the part of an answer before it is reset. Some systems throw away what was
 * not read by then, and libuv tells its reader of an end instead of a reset when both come at once.
 */
const beforeResetMs = 10;

/**
 * Carries out a delivery. Resolves when nothing more is to leave but a whole answer, which leaves by itself; a client that has
 * gone is no error.
 */
export async function deliver(
  delivery: Delivery,
  response: ServerResponse,
  wire: Wire,
): Promise<void> {
  if (delivery.cut === 'crash') {
    await crash(response.req.socket, wire);
    return;
  }
  const socket = await turnOf(response);
  switch (delivery.cut) {
    case 'whole':
      writeWhole(delivery.reply, response);
      return;
    case 'silence':
      await hold(socket, wire);
      return;
    case 'reset':
      reset(socket);
      return;
    case 'close':
      close(socket);
      return;
    case 'truncate':
      await writeHalf(delivery.reply, response);
      if (delivery.end === 'close') {
        close(socket);
        return;
      }
      await sleep(wire.clock, beforeResetMs);
      reset(socket);
      return;
    case 'drip':
      await writeDripping(delivery.reply, response, {
        clock: wire.clock,
        everyMs: wire.dripEveryMs,
      });
      return;
    case 'hold-after-headers':
      writeHeadOnly(delivery.reply, response);
      await hold(socket, wire);
      return;
  }
}

/** FIN; under TLS without `close_notify`, as when a process dies. */
async function crash(socket: Socket, { onCrash }: Wire): Promise<void> {
  try {
    await onCrash();
  } finally {
    socket.destroy();
  }
}

/** The connection, once the answers to earlier pipelined requests have left it: a cut is not to hit them. */
function turnOf(response: ServerResponse): Promise<Socket> {
  const { socket } = response;
  if (socket !== null) return Promise.resolve(socket);
  return new Promise((resolve) => {
    response.once('socket', resolve);
  });
}

/** Sends nothing until the client goes. */
function hold(socket: Socket, { clock, heldMsMax }: Wire): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const callOff = clock.after(heldMsMax, () => {
      close(socket);
    });
    socket.once('close', () => {
      callOff();
      resolve();
    });
  });
}

/**
 * RST on the TCP socket, also under TLS. All bytes must have been flushed before: it overtakes what is still queued.
 * `destroy()` and `end()` would be a FIN.
 */
function reset(socket: Socket): void {
  if (!socket.destroyed) tcpOf(socket).resetAndDestroy();
}

/** FIN after all that was written; under TLS with the `close_notify` of an orderly end before it. */
function close(socket: Socket): void {
  socket.destroySoon();
}
