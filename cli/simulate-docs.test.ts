import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountingMessages } from '../simulators/accounting/reply.js';
import { startAccountingSimulator } from '../simulators/accounting/start-accounting-simulator.js';
import type { RunningSimulator } from '../simulators/kit/control/start-simulator.js';
import { clerkDeeds } from '../simulators/legacy-order/core/clerk-deed.js';
import { startLegacyOrderSimulator } from '../simulators/legacy-order/start-legacy-order-simulator.js';
import { defaultSwitches } from '../simulators/legacy-order/switches.js';
import { startPgSimulator } from '../simulators/pg/start-pg-simulator.js';

/** Every `sh` block of a page, as one script in which curl fails when the answer is a refusal. */
async function scriptOf(page: string, url: string): Promise<string> {
  const text = await readFile(new URL(page, import.meta.url), 'utf8');
  const blocks = Array.from(text.matchAll(/^```sh\n(.*?)^```$/gms), ([, block = '']) => block);
  const curl = 'curl() { command curl --fail-with-body --silent --show-error "$@" && echo; }';
  return ['set -eo pipefail', curl, ...blocks].join('\n').replaceAll('http://127.0.0.1:4700', url);
}

/** What the commands of a page say. */
async function play(page: string, simulator: RunningSimulator): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ttadak-docs-'));
  const script = await scriptOf(page, simulator.url);
  try {
    return await new Promise<string>((resolve, reject) => {
      execFile('bash', ['-c', script], { cwd: directory }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${stderr}\n${stdout.slice(-2_000)}`, { cause: error }));
      });
    });
  } finally {
    await simulator.close();
    await rm(directory, { recursive: true });
  }
}

describe('docs/simulate.md', () => {
  it('shows commands that work', async () => {
    const said = await play('../docs/simulate.md', await startPgSimulator());

    assert.match(said, /"status":"ready"/);
    assert.match(said, /"orderId":"order-0002"[^\n]*"status":"DONE"/);
    assert.match(said, /no answer: exit 28/);
    assert.match(said, /"orderId":"order-17--lose-response"[^\n]*"status":"DONE"/);
    assert.match(said, /"ended":"kim"/);
  });
});

describe('docs/accounting-simulator.md', () => {
  it('shows commands that work', async () => {
    const said = await play('../docs/accounting-simulator.md', await startAccountingSimulator());

    assert.match(said, /"result":"POSTED"/);
    assert.match(said, /"sumKrw":33500,"closedThrough":"2026-01-05"/);
    assert.match(said, /"isIdempotent":false/);
    assert.match(said, /"by":"accountant"/);
  });

  it('names every code', async () => {
    const page = await readFile(
      new URL('../docs/accounting-simulator.md', import.meta.url),
      'utf8',
    );

    for (const code of [...accountingMessages.keys(), 'SYSTEM_ERROR']) {
      assert.ok(page.includes(`\`${code}\``), code);
    }
  });
});

describe('docs/legacy-order-simulator.md', () => {
  it('shows commands that work', async () => {
    const said = await play('../docs/legacy-order-simulator.md', await startLegacyOrderSimulator());

    assert.match(said, /"sumKrw":33000/);
    assert.match(said, /"rolledBack":\["R-1001"\]/);
    assert.match(said, /"state":"unpayable"/);
    assert.match(said, /"by":"batch"/);
  });

  it('names every switch, every clerk act and the stories that there are', async () => {
    const page = await readFile(
      new URL('../docs/legacy-order-simulator.md', import.meta.url),
      'utf8',
    );

    for (const name of [...Object.keys(defaultSwitches), ...clerkDeeds]) {
      assert.ok(page.includes(`\`${name}`), name);
    }
    for (const [, story = ''] of page.matchAll(/`(legacy-[a-z0-9-]+)`/g)) {
      const file = new URL(`../scenarios/stories/${story}.yaml`, import.meta.url);
      await assert.doesNotReject(access(file), story);
    }
  });
});
