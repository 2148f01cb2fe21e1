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
    const { url } = await untilListening(child);

    const health = await fetch(`${url}/health`, { headers: { connection: 'close' } });
    assert.deepEqual(await health.json(), { status: 'ok' });

    child.kill('SIGTERM');
    assert.deepEqual(await outcomeOf(child), { exitCode: 0, lines: [''] });
    assert.ok(!(await readdir(join(directory, 'log'))).includes('lock'));
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
});

async function untilListening(child: ChildProcess): Promise<{ readonly url: string }> {
  invariant(child.stdout !== null, 'stdout is piped');
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line) as { msg?: string; url?: string }; // The service's own log line.
    if (entry.msg === 'listening' && entry.url !== undefined) return { url: entry.url };
  }
  throw new Error('The service ended before it listened.');
}
