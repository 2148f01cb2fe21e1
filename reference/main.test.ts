// The process as it is started: what it prints, and how it ends.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { invariant } from './core/result.js';
import {
  createOwnSchema,
  type OwnSchema,
  postgresUrlOf,
  requirePostgres,
  runSql,
} from './fakes/own-schema.js';

const register = fileURLToPath(new URL('../cli/register.mjs', import.meta.url));
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('main', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'service-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  function start(overrides: Record<string, string> = {}): ChildProcess {
    return spawn(process.execPath, ['--import', register, main], {
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        PG_URL: 'http://127.0.0.1:9',
        PG_SECRET_KEY: 'test_sk_abc',
        LEGACY_ORDER_URL: 'http://127.0.0.1:9',
        STEP_LOG: join(directory, 'log'),
        OPERATOR_TOKEN: 'token',
        ...overrides,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function outcomeOf(child: ChildProcess) {
    invariant(child.stderr !== null, 'stderr is piped');
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    return { exitCode: child.exitCode, lines: stderr.trim().split('\n') };
  }

  it('says where it listens, answers, and stops when it is told to', async () => {
    const child = start();
    const { url, said } = await untilListening(child);
    assert.match(said, /"store":"lowdb".*for one instance/);

    const health = await fetch(`${url}/health`, { headers: { connection: 'close' } });
    assert.deepEqual(await health.json(), { status: 'ok' });

    child.kill('SIGTERM');
    assert.deepEqual(await outcomeOf(child), { exitCode: 0, lines: [''] });
    assert.ok(!(await readdir(join(directory, 'log'))).includes('lock'));
  });

  it('stops once, however often it is told to', async () => {
    const child = start();
    await untilListening(child);

    for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM'] as const) child.kill(signal);

    assert.deepEqual(await outcomeOf(child), { exitCode: 0, lines: [''] });
    assert.ok(!(await readdir(join(directory, 'log'))).includes('lock'));
  });

  it('is ready when it says that it listens, and counts itself', async () => {
    const child = start();
    const { url } = await untilListening(child);
    const read = (path: string) =>
      fetch(url + path, { headers: { connection: 'close', authorization: 'Bearer token' } });

    assert.deepEqual(await (await read('/readiness')).json(), { status: 'ready' });
    assert.match(await (await read('/metrics')).text(), /process_resident_memory_bytes/);

    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('sends away who comes while it stops, and stops within its bound though a partner hangs', async () => {
    const silent = createServer();
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const { port } = silent.address() as AddressInfo; // It listens on TCP.
    const partner = `http://127.0.0.1:${port}`;
    const child = start({ LEGACY_ORDER_URL: partner, STOP_WITHIN_MS: '1500' });
    const { url } = await untilListening(child);
    const pay = () =>
      fetch(`${url}/payments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ orderId: 'R-1', requestId: 'request-1' }),
      });
    const [cut] = [assert.rejects(pay()), await once(silent, 'connection')];

    child.kill('SIGTERM');
    const late = await untilRefused(url);

    assert.equal(late.headers.get('connection'), 'close');
    assert.deepEqual(await late.json(), { status: 'refused', reason: 'STOPPING' });
    assert.deepEqual(await outcomeOf(child), { exitCode: 0, lines: [''] });
    await cut;
    silent.close();
    const again = start();
    await untilListening(again);
    again.kill('SIGTERM');
    await once(again, 'exit');
  });

  it('starts again after it was killed', async () => {
    const killed = start();
    await untilListening(killed);
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const child = start();
    await untilListening(child);
    child.kill('SIGTERM');
    assert.equal((await outcomeOf(child)).exitCode, 0);
  });

  it('serves the shop’s pages when it is told where they stand', async () => {
    const child = start({
      SHOP_URL: 'https://shop.example',
      PG_CLIENT_KEY: 'test_gck_abc',
      PG_SCRIPT_URL: 'https://pg.example/v2/standard',
    });
    const { url } = await untilListening(child);

    const headers = { connection: 'close' };
    const page = await fetch(`${url}/shop/orders/R-1`, { headers });
    const script = await fetch(`${url}/shop/page.js`, { headers });

    assert.match(await page.text(), /data-shop-url="https:\/\/shop\.example"/);
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.match(await script.text(), /attempt-secret/);
    child.kill('SIGTERM');
    assert.equal((await outcomeOf(child)).exitCode, 0);
  });

  it('says all that is wrong with its configuration in one line', async () => {
    const { exitCode, lines } = await outcomeOf(start({ PORT: 'x', PG_URL: '' }));
    assert.equal(exitCode, 2);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^configuration: PORT: expected .*; PG_URL: expected/);
  });

  it('says that its port is taken, and lets go of its step log', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo; // It listens on TCP.

    const { exitCode, lines } = await outcomeOf(start({ PORT: String(port) }));
    other.close();

    assert.equal(exitCode, 3);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', new RegExp(`expected 127.0.0.1:${port} to be free`));
    assert.ok(!(await readdir(join(directory, 'log'))).includes('lock'));
  });

  it('says that it cannot listen where it is told to', async () => {
    const { exitCode, lines } = await outcomeOf(start({ HOST: '192.0.2.1' }));

    assert.equal(exitCode, 3);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^host: expected .*, got 192\.0\.2\.1:\d+ \(EADDRNOTAVAIL\); set/);
    assert.ok(!(await readdir(join(directory, 'log'))).includes('lock'));
  });

  it('says that another process uses its step log', async () => {
    const first = start();
    await untilListening(first);

    const { exitCode, lines } = await outcomeOf(start());

    assert.equal(exitCode, 2);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', new RegExp(`found process ${first.pid} using it`));
    first.kill('SIGTERM');
    await once(first, 'exit');
  });

  it('says that its step log is somebody else’s', async () => {
    await writeFile(join(directory, 'thesis.txt'), 'x');
    const { exitCode, lines } = await outcomeOf(start({ STEP_LOG: directory }));
    assert.equal(exitCode, 2);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^step log .*thesis\.txt/);
    assert.deepEqual(await readdir(directory), ['thesis.txt']);
  });

  describe('with a database', () => {
    let schema: OwnSchema;

    before(async function () {
      await requirePostgres(this, process.env);
    });
    beforeEach(async () => {
      schema = await createOwnSchema(postgresUrlOf(process.env));
    });
    afterEach(() => schema.remove());

    it('shares it with another instance, and stops when it is told to', async () => {
      const environment = { STEP_LOG: '', DATABASE_URL: schema.url };
      const children = [start(environment), start(environment)];

      const started = await Promise.all(children.map(untilListening));
      assert.match(started[0]?.said ?? '', /"store":"postgres".*for several instances/);

      for (const child of children) {
        child.kill('SIGTERM');
        assert.deepEqual(await outcomeOf(child), { exitCode: 0, lines: [''] });
      }
    });

    it('says that another process uses the shop’s own orders', async () => {
      const environment = {
        STEP_LOG: '',
        DATABASE_URL: schema.url,
        ORDERS_OF: 'shop',
        ACCOUNTING_URL: 'http://127.0.0.1:9',
        SHOP_ORDERS: join(directory, 'orders'),
      };
      const first = start(environment);
      await untilListening(first);

      const { exitCode, lines } = await outcomeOf(start(environment));

      assert.equal(exitCode, 2);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', new RegExp(`/orders: .*found process ${first.pid} using it`));
      first.kill('SIGTERM');
      assert.deepEqual(await outcomeOf(first), { exitCode: 0, lines: [''] });
      assert.deepEqual(await readdir(join(directory, 'orders')), []);
    });

    it('says that it was written by a later release', async () => {
      const environment = { STEP_LOG: '', DATABASE_URL: schema.url };
      const child = start(environment);
      await untilListening(child);
      child.kill('SIGTERM');
      await outcomeOf(child);
      await runSql(schema.url, `INSERT INTO payment_migrations VALUES (9999, 'later')`);

      const { exitCode, lines } = await outcomeOf(start(environment));

      assert.equal(exitCode, 2);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /^step log postgres:.* found version 9999; start the release/);
    });

    it('says that it cannot be reached', async () => {
      const url = 'postgres://pay:hush@127.0.0.1:9/pay';
      const { exitCode, lines } = await outcomeOf(start({ STEP_LOG: '', DATABASE_URL: url }));
      assert.equal(exitCode, 2);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /^step log postgres:\/\/127.0.0.1:9\/pay: .*ECONNREFUSED/);
    });
  });
});

type Listening = { readonly url: string; readonly said: string };

async function untilListening(child: ChildProcess): Promise<Listening> {
  invariant(child.stdout !== null, 'stdout is piped');
  let said = '';
  for await (const line of createInterface({ input: child.stdout })) {
    said += line;
    const entry = JSON.parse(line) as { msg?: string; url?: string }; // The service's own log line.
    if (entry.msg === 'listening' && entry.url !== undefined) return { url: entry.url, said };
  }
  throw new Error('The service ended before it listened.');
}

/** The signal takes a moment to arrive. */
async function untilRefused(url: string): Promise<Response> {
  const answer = await fetch(`${url}/payments/at_nobody`);
  return answer.status === 503 ? answer : untilRefused(url);
}
