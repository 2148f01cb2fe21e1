// A PostgreSQL for tests: each takes a schema of its own in it, and removes it.

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where tests look for PostgreSQL. */
export function postgresUrlOf(environment: Environment): string {
  return environment['TTADAK_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';
}

export type OwnSchema = {
  /** The database, with the schema as its search path. */
  readonly url: string;
  readonly name: string;
  readonly remove: () => Promise<void>;
};

/** A schema that nobody else uses, and that is empty. */
export async function createOwnSchema(databaseUrl: string): Promise<OwnSchema> {
  const name = `ttadak_test_${randomUUID().replaceAll('-', '')}`;
  await runSql(databaseUrl, `CREATE SCHEMA ${name}`);
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${name}`);
  return { url: url.href, name, remove: () => runSql(databaseUrl, `DROP SCHEMA ${name} CASCADE`) };
}

/** Runs statements on a connection of their own. */
export async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Skips the test, loudly, where there is no PostgreSQL; in CI that is a failure. */
export async function requirePostgres(
  context: { readonly skip: () => unknown },
  environment: Environment,
): Promise<void> {
  const url = postgresUrlOf(environment);
  try {
    await runSql(url, 'SELECT 1');
  } catch (error) {
    const line = `PostgreSQL: expected one at ${url}, got ${String(error)}; start it, or name another in TTADAK_POSTGRES_URL`;
    if ((environment['CI'] ?? '') !== '') throw new Error(line, { cause: error });
    process.stderr.write(`\n    !!! NOT TESTED !!! ${line}\n\n`);
    context.skip();
  }
}
