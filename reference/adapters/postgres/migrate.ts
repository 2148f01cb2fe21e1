// Brings the tables to the version of this release, in one transaction: all of it, or everything stays as it was.

import type { ClientBase } from 'pg';
import { StepLogFault } from '../step-log-fault.js';
import { ask } from './ask.js';
import type { Migration } from './read-migrations.js';

/**
 * Instances that start at once wait for each other. Throws a `StepLogFault` when the tables are of a later release, or when
 * they cannot be brought to this one; the release that made them can then go on with them.
 */
export async function migrate(
  client: ClientBase,
  { migrations, path }: { readonly migrations: readonly Migration[]; readonly path: string },
): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => ask(client, { text, values });
  await run('BEGIN');
  try {
    await run("SELECT pg_advisory_xact_lock(hashtext('payment step log ' || current_schema()))");
    const version = await readVersion(client, path);
    if (version > migrations.length) throw newer(path, { version, known: migrations.length });
    for (const migration of migrations.slice(version)) {
      await apply(client, { migration, path, version });
    }
    await run('COMMIT');
  } catch (error) {
    // A connection that is lost cannot roll back: the database does so by itself.
    await run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** 0 for a schema without the tables: the first of the search path, for others are not ours. */
async function readVersion(client: ClientBase, path: string): Promise<number> {
  const [found] = await ask<{ readonly migrations: string | null; readonly steps: string | null }>(
    client,
    {
      text: `
        SELECT to_regclass(own || '.payment_migrations') AS migrations, to_regclass(own || '.payment_steps') AS steps
        FROM (SELECT quote_ident(current_schema()) AS own) AS schema`,
      values: [],
    },
  );
  if (found?.migrations === null && found.steps !== null) {
    throw new StepLogFault('FOREIGN', {
      path,
      problem:
        'expected a step log or a schema without one, found a table "payment_steps" of somebody else',
      remedy: 'point DATABASE_URL at a database or a search_path of its own',
    });
  }
  if (found?.migrations === null) return 0;
  const [newest] = await ask<{ readonly version: number | null }>(client, {
    text: 'SELECT max(version) AS version FROM payment_migrations',
    values: [],
  });
  return newest?.version ?? 0;
}

type Applying = {
  readonly migration: Migration;
  readonly path: string;
  /** The version that was found. */
  readonly version: number;
};

async function apply(client: ClientBase, { migration, path, version }: Applying): Promise<void> {
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO payment_migrations (version, name) VALUES ($1, $2)', [
      migration.version,
      migration.name,
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StepLogFault('NOT_MIGRATED', {
      path,
      problem: `expected migration ${migration.name} to succeed, got: ${reason}`,
      remedy: `all is as it was (version ${version}): correct the cause and start again, or start the release before`,
      cause: error,
    });
  }
}

function newer(
  path: string,
  { version, known }: { readonly version: number; readonly known: number },
): StepLogFault {
  return new StepLogFault('NEWER', {
    path,
    problem: `expected version ${known} or older, found version ${version}`,
    remedy: 'start the release that wrote it',
  });
}
