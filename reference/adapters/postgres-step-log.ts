// The step log in PostgreSQL: several instances of the service share it. What an attempt is, its rows say; the columns beside
// them only help to find it.

import type { Pool } from 'pg';
import type { AppendError, CreateError, LoggedAttempt, StepLog } from '../app/ports.js';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import type { Attempt } from '../core/attempt.js';
import { evolve, foldSteps } from '../core/evolve.js';
import { needsCare } from '../core/news.js';
import { failed, ok, type Result } from '../core/result.js';
import type { CreatedStep, Stamp, Step } from '../core/step.js';
import { orNotWritten } from './or-not-written.js';
import { ask, type Statement } from './postgres/ask.js';
import * as statements from './postgres/statements.js';
import { type StoredRow, toStoredAttempts } from './postgres/stored-row.js';
import type { StepLogFault } from './step-log-fault.js';
import type { Unreadable } from './unreadable.js';

export type PostgresStepLogDeps = {
  readonly pool: Pool;
  /** From when on the sweeper may touch an attempt, in milliseconds since the epoch. Told too early, it asks again. */
  readonly dueAtMs: (attempt: Attempt) => number;
  readonly unreadable: Unreadable;
};

/** An order whose open attempts end one after another, each in the moment in which this looks, is asked for again. */
const creationsMax = 5;

/** The step log in a database that was migrated. */
export function createPostgresStepLog({ pool, dueAtMs, unreadable }: PostgresStepLogDeps): StepLog {
  function believe(rows: readonly StoredRow[]): Believed {
    const stored = toStoredAttempts(rows);
    const doubted = stored.filter((one) => 'fault' in one);
    for (const { id, fault } of doubted) unreadable.note(id, fault);
    return { logged: stored.flatMap((one) => ('logged' in one ? [one.logged] : [])), doubted };
  }

  /** For lists of work: what cannot be believed keeps nobody from the rest. */
  async function read(statement: Statement): Promise<Believed> {
    return believe(await ask<StoredRow>(pool, statement));
  }

  /** For who would take what is left out for what is not there. */
  async function readAll(statement: Statement): Promise<readonly LoggedAttempt[]> {
    return requireAll(await read(statement));
  }

  async function readOne(statement: Statement): Promise<Attempt | undefined> {
    const [logged] = await readAll(statement);
    return logged?.attempt;
  }

  async function create(step: CreatedStep & Stamp): Promise<Result<Attempt, CreateError>> {
    const attempt = foldSteps([step]);
    const creation = statements.createAttempt(step, dueAtMs(attempt));
    for (let turn = 0; turn < creationsMax; turn += 1) {
      if ((await ask(pool, creation)).length > 0) return ok(attempt);
      const holder = await readOne(statements.findHolderOf(step.orderId));
      if (holder !== undefined) return failed({ kind: 'order-has-open-attempt', attempt: holder });
    }
    return failed({ kind: 'not-written', reason: 'the order changes hands again and again' });
  }

  async function append(
    seen: Attempt,
    steps: readonly Step[],
  ): Promise<Result<Attempt, AppendError>> {
    const next = steps.reduce(evolve, seen);
    const appending = { seen, next, steps, dueAtMs: dueAtMs(next) };
    const rows = await ask<StoredRow & { readonly before: number }>(
      pool,
      statements.appendSteps(appending),
    );
    const [logged] = requireAll(believe(rows));
    if (logged === undefined) return failed({ kind: 'conflict' });
    // Remarks that came while the change waited for its turn are among the rows, but were not brought.
    const isWhole = rows[0]?.before === rows.length;
    const found = isWhole ? undefined : await readOne(statements.findSteps(seen.id));
    return ok(found ?? steps.reduce(evolve, logged.attempt));
  }

  return {
    create: (step) => orNotWritten(create(step)),
    append: (seen, steps) => orNotWritten(append(seen, steps)),
    find: (id) => readOne(statements.findSteps(id)),
    findByPgOrderId: (id) => readOne(statements.findByPgOrderId(id)),
    listOpen: async () => (await read(statements.listOpen)).logged.map(toAttempt).filter(needsCare),
    listAll: async (limit) => (await read(statements.listAll(limit))).logged,
    search: (query) => readAll(statements.search(query)),
    takeUp: async (sweeper) => {
      const { logged: taken, doubted } = await read(statements.takeUp(sweeper, unreadable.ids()));
      if (doubted.length > 0) await ask(pool, statements.letGo(sweeper, doubted));
      const timed = taken.map((logged) => ({ ...logged, dueAtMs: dueAtMs(logged.attempt) }));
      const wrong = timed.filter((one) => one.dueAtMs > sweeper.nowMs || !needsCare(one.attempt));
      // A remark, or a longer grace than when the row was written. Taken again each time, they would be in the way of others.
      if (wrong.length > 0) await ask(pool, statements.correct(wrong));
      return taken.map(toAttempt).filter(needsCare);
    },
  };
}

type Believed = {
  readonly logged: readonly LoggedAttempt[];
  readonly doubted: readonly { readonly id: string; readonly fault: StepLogFault }[];
};

function requireAll({ logged, doubted: [first] }: Believed): readonly LoggedAttempt[] {
  if (first === undefined) return logged;
  throw new StepLogUnavailable(first.fault.message, { cause: first.fault });
}

function toAttempt({ attempt }: LoggedAttempt): Attempt {
  return attempt;
}
