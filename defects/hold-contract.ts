import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const mocha = fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url));

const titles = z.array(z.object({ title: z.string() }));
const reportSchema = z.object({ passes: titles, failures: titles });

/** What a part of the service is to do, as its tests say. */
export type Contract = {
  /** Relative to `reference/`, as they are built. */
  readonly files: readonly string[];
  /** With what the titles of its tests begin. */
  readonly title: string;
};

export type Held = { readonly kept: readonly string[]; readonly broken: readonly string[] };

/**
 * Holds a service that was built with its tests against these claims of a contract. They are run by a process of their own.
 * Throws when that tells of none.
 */
export async function holdContract(
  directory: string,
  { files, title }: Contract,
  claims: readonly string[],
): Promise<Held> {
  const alternatives = claims.map((claim) => claim.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const grep = `${title}.* (${alternatives.join('|')})$`;
  const options = [
    '--no-config',
    '--no-package',
    '--exit',
    '--timeout',
    '60000',
    '--reporter',
    'json',
  ];
  const text = await outputOf([
    mocha,
    ...options,
    '--grep',
    grep,
    ...files.map((file) => join(directory, file)),
  ]);
  const { passes, failures } = reportSchema.parse(JSON.parse(text));
  return { kept: passes.map(toTitle), broken: failures.map(toTitle) };
}

function toTitle({ title }: { readonly title: string }): string {
  return title;
}

/** A defective part may wait for ever, in milliseconds. */
const endsWithinMs = 180_000;

/** What Node prints; mocha ends with the number of failures, which is no failure here. */
function outputOf(args: readonly string[]): Promise<string> {
  const options = { timeout: endsWithinMs, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], options, (_error, stdout) => {
      resolve(stdout);
    });
  });
}
