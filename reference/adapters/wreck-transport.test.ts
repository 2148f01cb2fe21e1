import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../app/ports.js';
import { createWreckTransport } from './wreck-transport.js';

/** What the other side does with a connection once the request is there. */
type Behaviour = (socket: Socket) => void;

const realClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, task) => {
    const signal = AbortSignal.timeout(delayMs);
    signal.addEventListener('abort', task);
    return () => {
      signal.removeEventListener('abort', task);
    };
  },
};

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

describe('wreck transport', () => {
  let server: Server;
  let behave: Behaviour;
  let connections: number;
  const sockets = new Set<Socket>();

  before(async () => {
    server = createServer((socket) => {
      connections += 1;
      sockets.add(socket);
      socket.on('error', () => undefined); // The tests provoke them.
      socket.once('data', () => {
        behave(socket);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  beforeEach(() => {
    connections = 0;
  });

  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  const urlOf = (target: Server) =>
    `http://127.0.0.1:${(target.address() as AddressInfo).port}/path`; // It listens on TCP.

  async function send(behaviour: Behaviour, timeoutMs = 2_000) {
    behave = behaviour;
    const transport = createWreckTransport({ clock: realClock });
    return transport.send({
      method: 'POST',
      url: urlOf(server),
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
      timeoutMs,
    });
  }

  async function reasonOf(behaviour: Behaviour, timeoutMs?: number): Promise<string> {
    const result = await send(behaviour, timeoutMs);
    return result.kind === 'reply' ? `reply ${result.status}` : result.reason;
  }

  it('reads a whole reply', async () => {
    const result = await send((socket) =>
      socket.end(`${head}x-a: 1\r\ncontent-length: 14\r\n\r\n{"name":"한"}`),
    );

    assert.ok(result.kind === 'reply');
    assert.equal(result.status, 200);
    assert.equal(result.body, '{"name":"한"}');
    assert.equal(result.headers['x-a'], '1');
  });

  it('makes a reset before any byte a reset', async () => {
    assert.equal(await reasonOf((socket) => socket.resetAndDestroy()), 'reset');
  });

  it('makes an end before any byte a close', async () => {
    assert.equal(await reasonOf((socket) => socket.end()), 'closed');
  });

  it('makes silence a timeout', async () => {
    assert.equal(await reasonOf(() => undefined, 60), 'timeout');
  });

  it('makes silence after the headers a timeout', async () => {
    const hold: Behaviour = (socket) => socket.write(`${head}content-length: 10\r\n\r\n`);
    assert.equal(await reasonOf(hold, 60), 'timeout');
  });

  it('makes a body that drips past the deadline a timeout', async () => {
    const drip: Behaviour = (socket) => {
      socket.write(`${head}content-length: 1000\r\n\r\n`);
      const next = () => {
        if (socket.writable) socket.write('x', () => realClock.after(10, next));
      };
      next();
    };
    assert.equal(await reasonOf(drip, 80), 'timeout');
  });

  it('makes a reset within the body a broken body', async () => {
    const cut: Behaviour = (socket) =>
      socket.write(`${head}content-length: 100\r\n\r\n{"half`, () => socket.resetAndDestroy());
    assert.equal(await reasonOf(cut), 'broken-body');
  });

  it('makes an end within the announced body a broken body', async () => {
    const cut: Behaviour = (socket) => socket.end(`${head}content-length: 100\r\n\r\n{"half`);
    assert.equal(await reasonOf(cut), 'broken-body');
  });

  it('makes a body beyond the limit a broken body', async () => {
    const flood: Behaviour = (socket) =>
      socket.end(`${head}content-length: 3000000\r\n\r\n${'x'.repeat(3_000_000)}`);
    assert.equal(await reasonOf(flood), 'broken-body');
  });

  it('makes what is no HTTP something else', async () => {
    assert.equal(await reasonOf((socket) => socket.end('hello\r\n\r\n')), 'other');
  });

  it('makes a port that nobody listens on refused', async () => {
    const closed = createServer();
    await once(closed.listen(0, '127.0.0.1'), 'listening');
    const url = urlOf(closed);
    closed.close();
    await once(closed, 'close');

    const transport = createWreckTransport({ clock: realClock });
    const result = await transport.send({ method: 'GET', url, headers: {}, timeoutMs: 1_000 });

    assert.deepEqual(result, { kind: 'no-reply', reason: 'refused', code: 'ECONNREFUSED' });
  });

  it('makes a name that nobody knows refused', async () => {
    const transport = createWreckTransport({ clock: realClock });
    const url = 'http://nobody.invalid/';
    const result = await transport.send({ method: 'GET', url, headers: {}, timeoutMs: 5_000 });
    assert.ok(result.kind === 'no-reply');
    assert.equal(result.reason, 'refused');
  });

  it('follows no redirect', async () => {
    const away = 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n';
    assert.equal(await reasonOf((socket) => socket.end(away)), 'reply 302');
  });

  it('opens a connection for each request', async () => {
    const answer: Behaviour = (socket) => socket.write(`${head}content-length: 2\r\n\r\n{}`);
    await send(answer);
    await send(answer);
    assert.equal(connections, 2);
  });
});
