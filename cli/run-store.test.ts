// `ttadak run --store`, as a user meets it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirePostgres } from '../reference/fakes/own-schema.js';

const command = fileURLToPath(new URL('./ttadak.mjs', import.meta.url));

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

describe('ttadak run --store', () => {
  let report = '';

  before(async () => {
    report = await mkdtemp(join(tmpdir(), 'ttadak-store-'));
  });
  after(() => rm(report, { recursive: true }));

  function run(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
    const all = [command, 'run', '--report', report, ...args];
    return new Promise((resolve) => {
      execFile(process.execPath, all, { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  }

  it('plays on PostgreSQL, and says so in the command that repeats it', async function () {
    await requirePostgres(this, process.env);

    const { code, stdout } = await run(
      process.env,
      ...['two-processes-slow-looks', '--store', 'postgres', '--json'],
    );

    assert.equal(code, 0);
    assert.match(stdout, /"replay": "npx ttadak run two-processes-slow-looks --store postgres"/);
  });

  it('is inconclusive without a PostgreSQL, and says where it looked', async () => {
    const env = { ...process.env, TTADAK_POSTGRES_URL: 'postgres://127.0.0.1:9/none' };

    const { code, stderr } = await run(env, 'happy', '--store', 'postgres');

    assert.equal(code, 4);
    assert.match(
      stderr,
      /^inconclusive: PostgreSQL: expected one .*127\.0\.0\.1:9.*TTADAK_POSTGRES_URL/,
    );
  });

  it('has no database in the virtual world', async () => {
    const { code, stderr } = await run(
      process.env,
      ...['happy', '--world', 'virtual', '--store', 'postgres'],
    );

    assert.equal(code, 2);
    assert.match(stderr, /^--store postgres: expected --world wire beside it, got virtual/);
  });
});
