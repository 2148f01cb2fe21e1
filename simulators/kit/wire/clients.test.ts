// What real clients make of each cut. The same table stands in docs/faults.md.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { env } from 'node:process';
import type { FaultRule } from '../faults/fault-plan.js';
import { startTinyParty, type TinyParty } from './tiny-party.js';

const cuts = {
  'RST before any byte': { fault: 'reset-after' },
  'FIN before any byte': { fault: 'close-after' },
  'RST mid-body': { fault: 'truncate-response', end: 'reset' },
  'FIN mid-body': { fault: 'truncate-response', end: 'close' },
  'silence before headers': { fault: 'lose-response' },
  'silence after headers': { fault: 'hold-after-headers' },
} as const satisfies Record<string, Omit<FaultRule, 'at'>>;

/** How long a client waits that is to see silence, and one that is to see an end. */
function patienceMsOf(name: string): number {
  return name.startsWith('silence') ? 300 : 5_000;
}

const pythonClient = `
import http.client, sys
for argument in sys.argv[1:]:
    port, seconds = argument.split(',')
    connection = http.client.HTTPConnection('127.0.0.1', int(port), timeout=float(seconds))
    try:
        connection.request('POST', '/payments/confirm', body='x')
        connection.getresponse().read()
        print('whole')
    except Exception as error:
        print(type(error).__name__)
`;

function askNode(url: string, patienceMs: number): Promise<string> {
  return new Promise((resolve) => {
    const asking = request(
      url,
      { method: 'POST', timeout: patienceMs, agent: false },
      (response) => {
        response.on('error', (error: NodeJS.ErrnoException) => {
          resolve(error.code ?? error.message);
        });
        response.on('end', () => {
          resolve('whole');
        });
        response.resume();
      },
    );
    asking.on('timeout', () => {
      resolve('own timer');
      asking.destroy();
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.message === 'socket hang up' ? error.message : (error.code ?? error.message));
    });
    asking.end('x');
  });
}

async function askFetch(url: string, patienceMs: number): Promise<string> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url, { method: 'POST', body: 'x', signal });
    return await response.text();
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } }; // fetch's own.
    if (name === 'TimeoutError') return name;
    return message === 'fetch failed' ? (cause?.code ?? message) : message;
  }
}

type Run = {
  readonly exitCode: number | string | null;
  readonly signal: string | null;
  readonly stdout: string;
};

function run(file: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(file, args, (error, stdout) => {
      resolve({
        exitCode: error ? (error.code ?? null) : 0,
        signal: error?.signal ?? null,
        stdout,
      });
    });
  });
}

function curlArgs(url: string, patienceMs: number): readonly string[] {
  return ['--silent', '--max-time', `${patienceMs / 1_000}`, '--data', 'x', url];
}

/** A missing tool is said aloud; where `CI` is set the claim must not go unproven. */
async function requireTool(test: Mocha.Context, tool: string): Promise<void> {
  const { exitCode } = await run(tool, ['--version']);
  if (exitCode === 0) return;
  const complaint = `NOT PROVEN: ${tool} is not installed, so nobody knows what it reports.`;
  if (env['CI'] !== undefined) throw new Error(complaint);
  process.stderr.write(`${complaint}\n`);
  test.skip();
}

describe('clients', () => {
  const parties = new Map<string, TinyParty>();

  before(async () => {
    for (const [name, fault] of Object.entries(cuts)) {
      parties.set(name, await startTinyParty({ fault }));
    }
  });

  after(async () => {
    await Promise.all([...parties.values()].map(({ listener }) => listener.close()));
  });

  async function askAll(
    ask: (url: string, patienceMs: number) => Promise<unknown>,
  ): Promise<object> {
    const asked = [...parties].map(async ([name, { listener }]) => [
      name,
      await ask(`${listener.url}/payments/confirm`, patienceMsOf(name)),
    ]);
    return Object.fromEntries(await Promise.all(asked)) as object; // The pairs made above.
  }

  it('are told of each cut by node:http', async () => {
    const reports = await askAll(askNode);

    assert.deepEqual(reports, {
      'RST before any byte': 'ECONNRESET',
      'FIN before any byte': 'socket hang up',
      'RST mid-body': 'ECONNRESET',
      'FIN mid-body': 'ECONNRESET',
      'silence before headers': 'own timer',
      'silence after headers': 'own timer',
    });
  });

  it('are told of each cut by fetch (undici)', async () => {
    const reports = await askAll(askFetch);

    assert.deepEqual(reports, {
      'RST before any byte': 'ECONNRESET',
      'FIN before any byte': 'UND_ERR_SOCKET',
      'RST mid-body': 'terminated',
      'FIN mid-body': 'terminated',
      'silence before headers': 'TimeoutError',
      'silence after headers': 'TimeoutError',
    });
  });

  it('are told of each cut by curl', async function () {
    await requireTool(this, 'curl');

    const exitCodes = await askAll(async (url, patienceMs) => {
      return (await run('curl', curlArgs(url, patienceMs))).exitCode;
    });

    assert.deepEqual(exitCodes, {
      'RST before any byte': 56,
      'FIN before any byte': 52,
      'RST mid-body': 56,
      'FIN mid-body': 18,
      'silence before headers': 28,
      'silence after headers': 28,
    });
  });

  it("are told of each cut by Python's http.client", async function () {
    await requireTool(this, 'python3');
    const targets = [...parties].map(
      ([name, { listener }]) => `${listener.port},${patienceMsOf(name) / 1_000}`,
    );

    const { stdout } = await run('python3', ['-c', pythonClient, ...targets]);

    assert.deepEqual(stdout.trim().split('\n'), [
      'ConnectionResetError',
      'RemoteDisconnected',
      'ConnectionResetError',
      'IncompleteRead',
      'TimeoutError',
      'TimeoutError',
    ]);
  });

  it('that are killed by a crash never see an answer', async function () {
    await requireTool(this, 'curl');
    const controller = new AbortController();
    const { listener, executedTimes } = await startTinyParty({
      fault: { fault: 'crash-after' },
      onCrash: () => {
        controller.abort();
        return died.then(() => undefined);
      },
    });

    const died = new Promise<string>((resolve) => {
      const { signal } = controller;
      const args = curlArgs(`${listener.url}/payments/confirm`, 5_000);
      execFile('curl', args, { signal, killSignal: 'SIGKILL' }, (_error, stdout) => {
        resolve(stdout);
      });
    });
    const stdout = await died;
    await listener.close();

    assert.equal(controller.signal.aborted, true);
    assert.equal(stdout, '');
    assert.equal(executedTimes(), 1);
  });
});
