import type { ServerResponse } from 'node:http';
import { setImmediate as atEndOfTurn } from 'node:timers';
import { type Clock, sleep } from '../clock/clock.js';
import type { SimulatorReply } from '../exchange/simulator.js';

/**
 * Sends an untouched answer, at the end of this turn of the event loop: the answers to requests that came together leave together,
 * so that a client is not woken for each of them. Node queues it behind the answers to earlier pipelined requests.
 */
export function writeWhole(reply: SimulatorReply, response: ServerResponse): void {
  atEndOfTurn(() => {
    writeHead(reply, response, Buffer.byteLength(reply.body, 'utf8'));
    response.end(reply.body, 'utf8'); // As text, which Node sends together with the head.
  });
}

/** Sends the headers and half of the body they announce; resolves when the kernel has them. */
export function writeHalf(reply: SimulatorReply, response: ServerResponse): Promise<void> {
  const body = Buffer.from(reply.body, 'utf8');
  writeHead(reply, response, announcedBytes(body));
  return new Promise((resolve) => {
    response.write(body.subarray(0, body.length >> 1), () => {
      resolve(); // An error means that the client has gone, and nobody is left to cheat.
    });
  });
}

/** Sends the headers of a body that is not to follow. */
export function writeHeadOnly(reply: SimulatorReply, response: ServerResponse): void {
  writeHead(reply, response, announcedBytes(Buffer.from(reply.body, 'utf8')));
  response.flushHeaders();
}

/** Sends the headers, then the body byte by byte, until it is whole or the client has gone. */
export async function writeDripping(
  reply: SimulatorReply,
  response: ServerResponse,
  { clock, everyMs }: { clock: Clock; everyMs: number },
): Promise<void> {
  const body = Buffer.from(reply.body, 'utf8');
  writeHead(reply, response, body.length);
  response.flushHeaders();
  for (const byte of body) {
    await sleep(clock, everyMs);
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
  }
  response.end();
}

function writeHead(reply: SimulatorReply, response: ServerResponse, contentLength: number): void {
  // A spread with one more name after it takes many times as long.
  const headers = Object.assign({}, reply.headers, { 'content-length': contentLength });
  response.writeHead(reply.status, headers);
}

/** A body that is cut must announce at least a byte, or the client would have all of it. */
function announcedBytes(body: Buffer): number {
  return Math.max(1, body.length);
}
