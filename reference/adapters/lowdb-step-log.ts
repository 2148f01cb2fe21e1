// The step log on lowdb: one small file per attempt, so that an update costs the same however many attempts there are.

import { type Adapter, Low } from 'lowdb';
import type { AppendError, CreateError, LoggedAttempt, LogQuery, StepLog } from '../app/ports.js';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import { type Attempt, holdsOrder } from '../core/attempt.js';
import { evolve, foldSteps } from '../core/evolve.js';
import type { AttemptId, OrderId } from '../core/ids.js';
import { needsCare } from '../core/news.js';
import { failed, ok, type Result } from '../core/result.js';
import type { Step } from '../core/step.js';
import { type LogFile, toLogFile } from './log-file.js';
import { orNotWritten } from './or-not-written.js';
import { StepLogFault } from './step-log-fault.js';
import type { StepLogFiles } from './step-log-files.js';
import { createTurns } from './turns.js';
import { createUnreadable, type Unreadable } from './unreadable.js';

/** An attempt whose file is known. The file's rows and the attempt are always of the same version. */
type Entry = { readonly file: Low<LogFile>; readonly attempt: Attempt };

/**
 * Reads the open attempts. Throws a `StepLogFault` when the file of one cannot be believed: nobody else knows which order it
 * holds. What is wrong with files of ended attempts is found when they are read.
 */
export async function openStepLog(
  files: StepLogFiles,
  unreadable: Unreadable = createUnreadable(() => undefined),
): Promise<StepLog> {
  const open = new Map<AttemptId, Entry>();
  const holders = new Map<OrderId, Entry>();
  const inTurn = createTurns();

  /** Keeps what was written, and moves the file of an attempt that nobody has to see to any more. */
  async function settle(entry: Entry): Promise<void> {
    const { attempt } = entry;
    const { id, orderId } = attempt;
    open.set(id, entry);
    if (holdsOrder(attempt)) holders.set(orderId, entry);
    else if (holders.get(orderId)?.attempt.id === id) holders.delete(orderId);
    if (needsCare(attempt) || !(await isMoved(() => files.finish(attempt)))) return;
    open.delete(id);
  }

  /** Before its next row is written: a flag or a hint in a file among the finished ones would be seen by nobody. */
  async function bringBack(entry: Entry): Promise<Entry | undefined> {
    const { id } = entry.attempt;
    open.set(id, entry); // While its file is on its way it is found here.
    const isBack = await isMoved(() => files.reopen(id));
    const moved = isBack ? await readEntry(files.openFile(id)) : undefined;
    if (moved === undefined) open.delete(id);
    else open.set(id, moved);
    return moved;
  }

  async function findEntry(id: AttemptId): Promise<Entry | undefined> {
    return open.get(id) ?? (await readFinishedEntry({ files, unreadable }, id));
  }

  const listOpen = () => Promise.resolve([...open.values()].map(toAttempt).sort(byAge));

  for (const id of await files.listOpen()) {
    const entry = await readEntry(files.openFile(id));
    if (entry !== undefined) await settle(entry);
  }

  return {
    create: (step) =>
      inTurn(step.orderId, async (): Promise<Result<Attempt, CreateError>> => {
        const holder = holders.get(step.orderId);
        if (holder !== undefined) {
          return failed({ kind: 'order-has-open-attempt', attempt: holder.attempt });
        }
        const file = new Low(files.openFile(step.attemptId), toLogFile([]));
        const written = await writeRows({ file, attempt: foldSteps([step]) }, [step]);
        if (written.ok) await settle({ file, attempt: written.value });
        return written;
      }),
    append: (seen, steps) =>
      orNotWritten(
        inTurn(seen.id, async (): Promise<Result<Attempt, AppendError>> => {
          const entry = await findEntry(seen.id);
          if (entry?.attempt.version !== seen.version) return failed({ kind: 'conflict' });
          const attempt = steps.reduce(evolve, entry.attempt);
          const isBack = !open.has(seen.id) && needsCare(attempt);
          const place = isBack ? await bringBack(entry) : entry;
          if (place === undefined) return failed({ kind: 'not-written', reason: 'file not moved' });
          const written = await writeRows({ file: place.file, attempt }, steps);
          if (open.has(seen.id)) await settle(written.ok ? { ...place, attempt } : place);
          return written;
        }),
      ),
    find: async (id) => (await findEntry(id))?.attempt,
    findByPgOrderId: async (pgOrderId) => {
      const listed = [...open.values()].find(({ attempt }) => attempt.pgOrderId === pgOrderId);
      const id = listed?.attempt.id ?? (await files.findFinished(pgOrderId));
      return id === undefined ? undefined : (await findEntry(id))?.attempt;
    },
    listOpen,
    // One process has the directory, so nobody else takes anything up.
    takeUp: listOpen,
    ...createLists({ files, unreadable }, () => [...open.values()].map(toLogged)),
  };
}

/** What people look through: the open ones are in memory, the finished ones are read. */
function createLists(
  place: Place,
  listOpen: () => readonly LoggedAttempt[],
): Pick<StepLog, 'listAll' | 'search'> {
  return {
    listAll: async (limit) => {
      const open = listOpen();
      const room = Math.max(0, limit - open.length);
      const finished = await readFinished(place, { limit: room, read: readIfReadable });
      return [...open, ...finished].slice(0, limit);
    },
    search: async (query) => {
      const isFound = (one: LoggedAttempt) => isMeant(query, one);
      const open = listOpen().filter(isFound);
      const finished = await readFinished(place, { isWanted: isFound });
      return [...open, ...finished].sort((a, b) => byAge(a.attempt, b.attempt));
    },
  };
}

/** Should the move fail, the rows are durable where they are; the next opening moves what is to be moved. */
async function isMoved(move: () => Promise<void>): Promise<boolean> {
  try {
    await move();
    return true;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

async function readEntry(adapter: Adapter<LogFile>): Promise<Entry | undefined> {
  const file = new Low(adapter, toLogFile([]));
  await file.read();
  const { rows } = file.data;
  return rows.length === 0 ? undefined : { file, attempt: foldSteps(rows) };
}

/** The rows of the file plus these. On failure the file in memory is what it was. */
async function writeRows(
  { file, attempt }: Entry,
  rows: readonly Step[],
): Promise<Result<Attempt, { readonly kind: 'not-written'; readonly reason: string }>> {
  const before = file.data;
  file.data = toLogFile([...before.rows, ...rows]);
  try {
    await file.write();
    return ok(attempt);
  } catch (error) {
    file.data = before;
    if (!isSystemError(error)) throw error;
    return failed({ kind: 'not-written', reason: error.message });
  }
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

type Place = { readonly files: StepLogFiles; readonly unreadable: Unreadable };

/** Throws a `StepLogUnavailable` when the file cannot be believed. */
async function readFinishedEntry(
  { files, unreadable }: Place,
  id: AttemptId,
): Promise<Entry | undefined> {
  try {
    return await readEntry(files.finishedFile(id));
  } catch (error) {
    if (!(error instanceof StepLogFault)) throw error;
    unreadable.note(id, error);
    throw new StepLogUnavailable(error.message, { cause: error });
  }
}

async function readIfReadable(place: Place, id: AttemptId): Promise<Entry | undefined> {
  try {
    return await readFinishedEntry(place, id);
  } catch (error) {
    if (error instanceof StepLogUnavailable) return undefined;
    throw error;
  }
}

type Reading = {
  readonly limit?: number;
  readonly read?: typeof readFinishedEntry;
  readonly isWanted?: (logged: LoggedAttempt) => boolean;
};

async function readFinished(
  place: Place,
  { limit = Number.MAX_SAFE_INTEGER, read = readFinishedEntry, isWanted = () => true }: Reading,
): Promise<LoggedAttempt[]> {
  const found: LoggedAttempt[] = [];
  for (const id of await place.files.listFinished(limit)) {
    const entry = await read(place, id);
    if (entry !== undefined && isWanted(toLogged(entry))) found.push(toLogged(entry));
  }
  return found;
}

function isMeant(query: LogQuery, { attempt, steps }: LoggedAttempt): boolean {
  switch (query.kind) {
    case 'of-order':
      return attempt.orderId === query.orderId;
    case 'of-period':
      return (
        query.pgOrderIds.includes(attempt.pgOrderId) ||
        steps.some(({ atMs }) => atMs >= query.fromMs && atMs < query.untilMs)
      );
  }
}

function byAge(a: Attempt, b: Attempt): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1);
}

function toAttempt({ attempt }: Entry): Attempt {
  return attempt;
}

function toLogged({ attempt, file }: Entry): LoggedAttempt {
  return { attempt, steps: file.data.rows };
}
