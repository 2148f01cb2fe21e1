import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '../../core/result.js';

/** One step from one version of the tables to the next. A migration that was released never changes. */
export type Migration = {
  /** The version that it leads to, counted from 1. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};

const ownDirectory = fileURLToPath(new URL('./migrations/', import.meta.url));

/** The service's migrations, in order: files named `0001-what-it-is-about.sql`, numbered without a gap. */
export async function readMigrations(directory = ownDirectory): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, place) => {
      const version = Number(/^(\d{4})-/.exec(name)?.[1]);
      invariant(version === place + 1, `migration ${name} is number ${place + 1}`);
      return { version, name, sql: await readFile(join(directory, name), 'utf8') };
    }),
  );
}
