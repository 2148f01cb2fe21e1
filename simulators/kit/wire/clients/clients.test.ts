import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { realClock } from '../../clock/real-clock.js';
import { type Certificate, certFileName, keepCertificate } from '../certificate.js';
import { startTinyParty, type TinyParty } from '../tiny-party.js';
import { type Client, clients, curl, curlArgs, runCommand } from './client.js';
import { type ExpectedWords, expectedWords, isExpected, patienceMsOf } from './expected-words.js';

const times = 2;

/** A missing client is said aloud; where `CI` is set the claim must not go unproven. */
async function requireClient(test: Mocha.Context, { name, probe }: Client): Promise<void> {
  if ((await runCommand(probe)).exitCode === 0) return;
  const complaint = `NOT PROVEN: ${name} is not installed, so nobody knows what it reports.`;
  if (env['CI'] !== undefined && name !== 'requests') throw new Error(complaint);
  process.stderr.write(`${complaint}\n`);
  test.skip();
}

describe('clients', () => {
  let directory: string;
  let certificate: Certificate;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-clients-'));
    certificate = await keepCertificate(directory, { nowMs: realClock.nowMs() });
  });

  after(() => rm(directory, { recursive: true }));

  for (const protocol of ['HTTP', 'HTTPS'] as const) {
    describe(`over ${protocol}`, () => {
      const isTls = protocol === 'HTTPS';
      const parties = new Map<ExpectedWords, TinyParty>();

      before(async () => {
        const tls = isTls ? { tls: certificate } : {};
        for (const row of expectedWords) {
          parties.set(row, await startTinyParty({ fault: row.fault, ...tls }));
        }
      });

      after(() => Promise.all([...parties.values()].map(({ listener }) => listener.close())));

      /** What the client said that stands not in the table. */
      async function askAll(client: Client, isKept: boolean): Promise<object[]> {
        const asked = [...parties].map(async ([row, { listener }]) => {
          const words = await client.ask({
            url: `${listener.url}/payments/confirm`,
            greetingUrl: isKept ? `${listener.url}/payments/key` : null,
            patienceMs: patienceMsOf(row),
            caFile: isTls ? join(directory, certFileName) : null,
            times,
          });
          assert.equal(words.length, times);
          return words
            .filter((word) => !isExpected(row, { client: client.name, word, isTls }))
            .map((word) => ({ cut: row.cut, word, expected: row.words[client.name] }));
        });
        return (await Promise.all(asked)).flat();
      }

      for (const client of clients) {
        for (const isKept of [false, true]) {
          const connection = isKept ? 'kept' : 'fresh';
          it(`are told of each cut of a ${connection} connection by ${client.name}`, async function () {
            await requireClient(this, client);

            assert.deepEqual(await askAll(client, isKept), []);
          });
        }
      }
    });
  }

  it('that are killed by a crash never see an answer', async () => {
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
      const args = curlArgs({ url: `${listener.url}/payments/confirm`, patienceMs: 5_000 });
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

  it('may ask again by themselves: curl does when a kept connection ends without a byte', async function () {
    await requireClient(this, curl);
    const { listener, executedTimes } = await startTinyParty({ fault: { fault: 'close-after' } });
    const question = { patienceMs: 5_000, caFile: null, times: 1 };

    await curl.ask({
      ...question,
      url: `${listener.url}/payments/confirm`,
      greetingUrl: `${listener.url}/payments/key`,
    });
    await listener.close();

    assert.equal(executedTimes(), 3);
  });
});
