import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EnvironmentError } from '../world.js';

/** Where a run's step log lies: in a directory, or in a database that its instances share. */
export type StorePlace =
  | { readonly kind: 'lowdb' }
  | { readonly kind: 'postgres'; readonly url: string };

/** A store of one run, which no other run uses. */
export type RunStore = {
  /** The environment variables that name it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
};

/** An empty store; throws an `EnvironmentError` when there is none to be had. */
export function createRunStore(place: StorePlace): Promise<RunStore> {
  return place.kind === 'lowdb' ? createDirectory() : createSchema(place.url);
}

async function createDirectory(): Promise<RunStore> {
  const directory = await mkdtemp(join(tmpdir(), 'ttadak-'));
  return {
    environment: { STEP_LOG: join(directory, 'step-log') },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** A schema of the database, so that runs beside each other do not meet. */
async function createSchema(databaseUrl: string): Promise<RunStore> {
  const name = `ttadak_run_${randomUUID().replaceAll('-', '')}`;
  await runSql(databaseUrl, `CREATE SCHEMA ${name}`);
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${name}`);
  return {
    environment: { DATABASE_URL: url.href },
    remove: () => runSql(databaseUrl, `DROP SCHEMA ${name} CASCADE`),
  };
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query(sql);
  } catch (error) {
    throw new EnvironmentError(
      `PostgreSQL: expected one where schemas can be made and removed, got: ${String(error)}; start it, or name another in TTADAK_POSTGRES_URL.`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}
