import { Client, type ClientBase, type ClientConfig, Pool, type PoolConfig } from 'pg';
import type { StepLog } from '../app/ports.js';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import type { Attempt } from '../core/attempt.js';
import { ask, isTrouble } from './postgres/ask.js';
import { migrate } from './postgres/migrate.js';
import { type Migration, readMigrations } from './postgres/read-migrations.js';
import { probe } from './postgres/statements.js';
import { createPostgresStepLog } from './postgres-step-log.js';
import { StepLogFault } from './step-log-fault.js';
import { createUnreadable } from './unreadable.js';

export type OpenPostgres = {
  /** `postgres://…`; the tables lie in the first schema of its search path. */
  readonly url: string;
  readonly dueAtMs: (attempt: Attempt) => number;
  /** A connection that nobody was using broke. It is replaced when one is needed. */
  readonly onLost: (error: Error) => void;
  /** An attempt is passed over from now on, for its rows cannot be believed: most likely a later release wrote one. */
  readonly onUnreadable: (fault: StepLogFault) => void;
  readonly migrations?: readonly Migration[];
};

export type OpenedPostgres = {
  readonly stepLog: StepLog;
  /** How many attempts are passed over. */
  readonly countUnreadable: () => number;
  /** Writes something, and takes it back; rejects with a `StepLogUnavailable` when the database takes no writes now. */
  readonly probe: () => Promise<void>;
  /** Lets what is under way come to its end. */
  readonly close: () => Promise<void>;
};

/** A statement gets so long, in milliseconds: then nobody knows what became of it, and the connection is given up. */
const statementMs = 5_000;

const settings: ClientConfig = {
  application_name: 'payment service',
  keepAlive: true,
  // Of a pool: also how long a request waits for one of its connections.
  connectionTimeoutMillis: 3_000,
};

const poolSettings: PoolConfig = {
  ...settings,
  max: 10,
  // The database gives up first, so that little is written of which nobody hears any more.
  statement_timeout: statementMs,
  query_timeout: statementMs + 1_000,
};

/** Connects, and brings the tables to this release. Throws a `StepLogFault` when the database must not or cannot be used. */
export async function openPostgres({ url, ...options }: OpenPostgres): Promise<OpenedPostgres> {
  const path = withoutPassword(url);
  const migrations = options.migrations ?? (await readMigrations());
  const pool = new Pool({ connectionString: url, ...poolSettings });
  pool.on('error', options.onLost);
  try {
    await prepare(url, { migrations, path });
    const unreadable = createUnreadable(options.onUnreadable);
    const stepLog = createPostgresStepLog({ pool, dueAtMs: options.dueAtMs, unreadable });
    // Rows that cannot be believed are better told of now than in the middle of a payment.
    await stepLog.listOpen();
    return {
      stepLog,
      countUnreadable: () => unreadable.ids().length,
      probe: async () => {
        await ask(pool, probe);
      },
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw error instanceof StepLogUnavailable ? toInaccessible(error, path) : error;
  }
}

async function prepare(
  url: string,
  about: { readonly migrations: readonly Migration[]; readonly path: string },
): Promise<void> {
  // A connection of its own: a migration may take its time.
  const client = new Client({ connectionString: url, ...settings });
  // Whoever asks next hears of it.
  client.on('error', () => undefined);
  await connect(client);
  try {
    await requireUnicode(client, about.path);
    await migrate(client, about);
  } finally {
    await client.end();
  }
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    if (isTrouble(error)) throw new StepLogUnavailable(reasonOf(error), { cause: error });
    throw error;
  }
}

/** A connection that was tried at several addresses has failed in several ways, and says nothing itself. */
function reasonOf(error: Error): string {
  return error.message === '' && error instanceof AggregateError
    ? error.errors.map(String).join(', ')
    : error.message;
}

async function requireUnicode(client: ClientBase, path: string): Promise<void> {
  const [encoding] = await ask<{ readonly server_encoding: string }>(client, {
    text: 'SHOW server_encoding',
    values: [],
  });
  if (encoding?.server_encoding === 'UTF8') return;
  throw new StepLogFault('FOREIGN', {
    path,
    problem: `expected a database in UTF8, found one in ${String(encoding?.server_encoding)}`,
    remedy: "make one with ENCODING 'UTF8' and point DATABASE_URL at it",
  });
}

function toInaccessible(error: StepLogUnavailable, path: string): StepLogFault {
  return new StepLogFault('INACCESSIBLE', {
    path,
    problem: `expected a database to read and write, got: ${error.message}`,
    remedy: 'start it, or correct DATABASE_URL',
    cause: error,
  });
}

/** For people to see: a password is not among it, and neither are options, which may hold one. */
function withoutPassword(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
