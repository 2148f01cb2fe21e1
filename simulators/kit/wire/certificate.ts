// A certificate that the simulators make for themselves, so that clients can insist on TLS without any authority.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import writeFileAtomic from 'write-file-atomic';

/** Both in PEM. A client that is told to trust `cert` accepts the server; `key` stays here. */
export type Certificate = { readonly cert: string; readonly key: string };

/** Where a kept certificate stands in its directory. */
export const certFileName = 'tls-cert.pem';
const keyFileName = 'tls-key.pem';

/** Every certificate is good for these. */
const loopbackHosts = ['localhost', '127.0.0.1', '::1'] as const;

const dayMs = 24 * 60 * 60 * 1000;

/** Apple's clients refuse what is valid for longer. Source: Apple Support, Requirements for trusted certificates. */
const validMs = 825 * dayMs;

type Wanted = {
  /** Names and addresses by which clients will call, besides those of the loopback. */
  readonly hosts?: readonly string[];
  readonly nowMs: number;
};

/** Makes a new one. It begins a day early, for clients whose clock is slow. */
export async function makeCertificate({ hosts = [], nowMs }: Wanted): Promise<Certificate> {
  const all = [...new Set([...loopbackHosts, ...hosts])];
  const made = await generate([{ name: 'commonName', value: 'ttadak simulator' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs - dayMs + validMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true }, // Firefox takes no authority for a server.
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: all.map(toAltName) },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/**
 * The certificate that `directory` keeps. A new one is made, and kept, when there is none, when it ends within a day, or when
 * it is not good for all `hosts`; clients must then trust the new file.
 */
export async function keepCertificate(directory: string, wanted: Wanted): Promise<Certificate> {
  const kept = await readCertificate(directory);
  if (kept !== null && isGood(kept, wanted)) return kept;
  const made = await makeCertificate(wanted);
  await mkdir(directory, { recursive: true });
  await writeFileAtomic(join(directory, keyFileName), made.key, { mode: 0o600 });
  await writeFileAtomic(join(directory, certFileName), made.cert);
  return made;
}

function toAltName(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host };
}

async function readCertificate(directory: string): Promise<Certificate | null> {
  try {
    const cert = await readFile(join(directory, certFileName), 'utf8');
    return { cert, key: await readFile(join(directory, keyFileName), 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null; // What fs throws.
    throw error;
  }
}

function isGood(kept: Certificate, { hosts = [], nowMs }: Wanted): boolean {
  const cert = parsePair(kept);
  if (cert === null || Date.parse(cert.validTo) - nowMs <= dayMs) return false;
  return hosts.every((host) => {
    const found = isIP(host) === 0 ? cert.checkHost(host) : cert.checkIP(host);
    return found !== undefined;
  });
}

/** Null when one of the two is none, or they do not belong together. */
function parsePair({ cert, key }: Certificate): X509Certificate | null {
  try {
    const parsed = new X509Certificate(cert);
    return parsed.checkPrivateKey(createPrivateKey(key)) ? parsed : null;
  } catch {
    return null; // OpenSSL says in many ways that a text is no PEM.
  }
}
