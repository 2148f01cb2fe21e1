import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const mocha = fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url));

/** Where the claims about a step log in PostgreSQL stand. */
const contractFiles = ['step-log.test.js', 'postgres-step-log.test.js'];

const titles = z.array(z.object({ title: z.string() }));
const reportSchema = z.object({ passes: titles, failures: titles });

export type Held = { readonly kept: readonly string[]; readonly broken: readonly string[] };

/**
 * Holds the step log of a service that was built with its tests against these claims of its contract, in PostgreSQL. They
 * are run by a process of their own. Throws when that tells of none.
 */
export async function holdContract(directory: string, claims: readonly string[]): Promise<Held> {
  const alternatives = claims.map((claim) => claim.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const grep = `PostgreSQL.* (${alternatives.join('|')})$`;
  const files = contractFiles.map((file) => join(directory, 'adapters', file));
  const options = [
    '--no-config',
    '--no-package',
    '--exit',
    '--timeout',
    '20000',
    '--reporter',
    'json',
  ];
  const text = await outputOf([mocha, ...options, '--grep', grep, ...files]);
  const { passes, failures } = reportSchema.parse(JSON.parse(text));
  return { kept: passes.map(toTitle), broken: failures.map(toTitle) };
}

function toTitle({ title }: { readonly title: string }): string {
  return title;
}

/** A defective store may wait for ever, in milliseconds. */
const endsWithinMs = 25_000;

/** What Node prints; mocha ends with the number of failures, which is no failure here. */
function outputOf(args: readonly string[]): Promise<string> {
  const options = { timeout: endsWithinMs, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], options, (_error, stdout) => {
      resolve(stdout);
    });
  });
}
