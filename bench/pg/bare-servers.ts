// What the simulator is compared with: the same requests, read and answered without a thought.

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { server as createHapi } from '@hapi/hapi';
import { sampleAuthentication, samplePayment } from './sample-answers.js';

const authentications = '/simulator/authentications';

/** hapi as it comes: it parses the body and writes an object. */
export async function serveHapi(): Promise<number> {
  const server = createHapi({ port: 0, host: '127.0.0.1' });
  server.route({ method: 'POST', path: authentications, handler: () => sampleAuthentication });
  server.route({ method: ['GET', 'POST'], path: '/{path*}', handler: () => samplePayment });
  await server.start();
  return (server.listener.address() as AddressInfo).port; // It listens on TCP.
}

/** Node alone: collects the body, parses it and writes an object. */
export function serveBare(): Promise<number> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      if (body !== '') JSON.parse(body);
      const value = request.url === authentications ? sampleAuthentication : samplePayment;
      const answer = Buffer.from(JSON.stringify(value));
      const headers = { 'content-type': 'application/json', 'content-length': answer.length };
      response.writeHead(200, headers).end(answer);
    }); // A client that breaks off is a bug of the benchmark.
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port); // It listens on TCP.
    });
  });
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      resolve(Buffer.concat(chunks).toString());
    });
  });
}
