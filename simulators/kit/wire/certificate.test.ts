import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { realClock } from '../clock/real-clock.js';
import { certFileName, keepCertificate, makeCertificate } from './certificate.js';
import { withTinyParty } from './tiny-party.js';

const nowMs = Date.parse('2026-11-22T06:00:00+09:00');
/** An object identifier. Source: RFC 5758, section 3.2. */
const ecdsaWithSha256 = Buffer.from('2a8648ce3d040302', 'hex');
const dayMs = 24 * 60 * 60 * 1000;

describe('makeCertificate', () => {
  it('is good for the loopback, and for the hosts that are asked for', async () => {
    const { cert } = await makeCertificate({ hosts: ['pg.test', '10.0.0.7'], nowMs });
    const parsed = new X509Certificate(cert);

    for (const name of ['localhost', 'pg.test']) assert.equal(parsed.checkHost(name), name);
    for (const ip of ['127.0.0.1', '::1', '10.0.0.7']) assert.equal(parsed.checkIP(ip), ip);
    assert.equal(parsed.checkHost('other.test'), undefined);
  });

  it('is valid from the day before, for 825 days', async () => {
    const parsed = new X509Certificate((await makeCertificate({ nowMs })).cert);

    assert.equal(Date.parse(parsed.validFrom), nowMs - dayMs);
    assert.equal(Date.parse(parsed.validTo), nowMs + 824 * dayMs);
  });

  it('is no authority, and signs with SHA-256', async () => {
    const parsed = new X509Certificate((await makeCertificate({ nowMs })).cert);

    assert.equal(parsed.ca, false);
    assert.ok(parsed.raw.includes(ecdsaWithSha256));
  });

  it('makes clients that trust it trust the party, by TLS 1.2, and no others', async () => {
    const tls = await makeCertificate({ nowMs: realClock.nowMs() });
    await withTinyParty({ tls }, async ({ listener: { port } }) => {
      const shakeHands = (ca: string[]) =>
        new Promise((resolve) => {
          const socket = connect({ port, host: '127.0.0.1', ca }, () => {
            resolve(socket.getProtocol());
            socket.destroy();
          }).on('error', ({ code }: NodeJS.ErrnoException) => {
            resolve(code);
          });
        });

      assert.equal(await shakeHands([tls.cert]), 'TLSv1.2');
      assert.equal(await shakeHands([]), 'DEPTH_ZERO_SELF_SIGNED_CERT');
    });
  });
});

describe('keepCertificate', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-certificate-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('keeps one that it made, so that clients go on to trust it', async () => {
    const first = await keepCertificate(directory, { nowMs });
    const second = await keepCertificate(directory, { nowMs: nowMs + 100 * dayMs });

    assert.deepEqual(second, first);
    assert.equal(await readFile(join(directory, certFileName), 'utf8'), first.cert);
  });

  it('makes the directory when there is none', async () => {
    await keepCertificate(join(directory, 'new', 'data'), { nowMs });

    assert.ok((await stat(join(directory, 'new', 'data', certFileName))).isFile());
  });

  it('shows its key to nobody else', async () => {
    await keepCertificate(directory, { nowMs });

    assert.equal((await stat(join(directory, 'tls-key.pem'))).mode & 0o777, 0o600);
  });

  const reasons = [
    ['it ends within a day', { nowMs: nowMs + 823.5 * dayMs }],
    ['it is not good for a host', { nowMs, hosts: ['pg.test'] }],
    ['it is not good for an address', { nowMs, hosts: ['10.0.0.7'] }],
  ] as const;
  for (const [reason, wanted] of reasons) {
    it(`makes another when ${reason}`, async () => {
      const first = await keepCertificate(directory, { nowMs });
      const second = await keepCertificate(directory, wanted);

      assert.notEqual(second.cert, first.cert);
      assert.deepEqual(await keepCertificate(directory, wanted), second);
    });
  }

  it('makes another when the two files do not belong together, or are none', async () => {
    const first = await keepCertificate(directory, { nowMs });
    await writeFile(join(directory, 'tls-key.pem'), (await makeCertificate({ nowMs })).key);
    const second = await keepCertificate(directory, { nowMs });
    await writeFile(join(directory, certFileName), 'no certificate');
    const third = await keepCertificate(directory, { nowMs });

    assert.equal(new Set([first.cert, second.cert, third.cert]).size, 3);
  });
});
