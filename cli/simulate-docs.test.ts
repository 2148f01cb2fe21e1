import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPgSimulator } from '../simulators/pg/start-pg-simulator.js';

/** Every `sh` block of a page, as one script in which curl fails when the answer is a refusal. */
async function scriptOf(page: string, url: string): Promise<string> {
  const text = await readFile(new URL(page, import.meta.url), 'utf8');
  const blocks = Array.from(text.matchAll(/^```sh\n(.*?)^```$/gms), ([, block = '']) => block);
  const curl = 'curl() { command curl --fail-with-body --silent --show-error "$@" && echo; }';
  return ['set -eo pipefail', curl, ...blocks].join('\n').replaceAll('http://127.0.0.1:4700', url);
}

describe('docs/simulate.md', () => {
  it('shows commands that work', async () => {
    const pg = await startPgSimulator();
    const directory = await mkdtemp(join(tmpdir(), 'ttadak-docs-'));
    const script = await scriptOf('../docs/simulate.md', pg.url);

    const said = await new Promise<string>((resolve, reject) => {
      execFile('bash', ['-c', script], { cwd: directory }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${stderr}\n${stdout.slice(-2_000)}`, { cause: error }));
      });
    });
    await pg.close();
    await rm(directory, { recursive: true });

    assert.match(said, /"status":"ready"/);
    assert.match(said, /"orderId":"order-0002"[^\n]*"status":"DONE"/);
    assert.match(said, /no answer: exit 28/);
    assert.match(said, /"orderId":"order-17--lose-response"[^\n]*"status":"DONE"/);
    assert.match(said, /"ended":"kim"/);
  });
});
