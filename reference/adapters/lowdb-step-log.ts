// The step log on lowdb: one small file per attempt, so that an update costs the same however many attempts there are.

import { type Adapter, Low } from 'lowdb';
import type { AppendError, CreateError, LoggedAttempt, StepLog } from '../app/ports.js';
import { type Attempt, isEnded } from '../core/attempt.js';
import { evolve, foldSteps } from '../core/evolve.js';
import type { AttemptId, OrderId } from '../core/ids.js';
import { needsCare } from '../core/news.js';
import { failed, ok, type Result } from '../core/result.js';
import type { Step } from '../core/step.js';
import { type LogFile, toLogFile } from './log-file.js';
import type { StepLogFiles } from './step-log-files.js';
import { createTurns } from './turns.js';

/** An attempt whose file is known. The file's rows and the attempt are always of the same version. */
type Entry = { readonly file: Low<LogFile>; readonly attempt: Attempt };

/** Reads the open attempts. Throws a `StepLogFault` when a file cannot be believed. */
export async function openStepLog(files: StepLogFiles): Promise<StepLog> {
  const open = new Map<AttemptId, Entry>();
  const openByOrder = new Map<OrderId, AttemptId>();
  const inTurn = createTurns();

  /** Keeps what was written, and moves the file of an attempt that nobody has to see to any more. */
  async function settle(entry: Entry): Promise<void> {
    const { attempt } = entry;
    const { id, orderId } = attempt;
    open.set(id, entry);
    if (!isEnded(attempt)) openByOrder.set(orderId, id);
    else if (openByOrder.get(orderId) === id) openByOrder.delete(orderId);
    if (needsCare(attempt) || !(await isMoved(() => files.finish(attempt)))) return;
    open.delete(id);
  }

  async function findEntry(id: AttemptId): Promise<Entry | undefined> {
    return open.get(id) ?? (await readEntry(files.finishedFile(id)));
  }

  function findOpen(orderId: OrderId): Attempt | undefined {
    const id = openByOrder.get(orderId);
    return id === undefined ? undefined : open.get(id)?.attempt;
  }

  for (const id of await files.listOpen()) {
    const entry = await readEntry(files.openFile(id));
    if (entry !== undefined) await settle(entry);
  }

  return {
    create: (step) =>
      inTurn(step.orderId, async (): Promise<Result<Attempt, CreateError>> => {
        const holder = findOpen(step.orderId);
        if (holder !== undefined) {
          return failed({ kind: 'order-has-open-attempt', attempt: holder });
        }
        const file = new Low(files.openFile(step.attemptId), toLogFile([]));
        const written = await writeRows({ file, attempt: foldSteps([step]) }, [step]);
        if (written.ok) await settle({ file, attempt: written.value });
        return written;
      }),
    append: (seen, steps) =>
      inTurn(seen.id, async (): Promise<Result<Attempt, AppendError>> => {
        const entry = await findEntry(seen.id);
        if (entry?.attempt.version !== seen.version) return failed({ kind: 'conflict' });
        const attempt = steps.reduce(evolve, entry.attempt);
        const file = await takeUp({ files, open }, { entry, next: attempt });
        if (file === undefined) return failed({ kind: 'not-written', reason: 'not taken up' });
        const written = await writeRows({ file, attempt }, steps);
        const current = written.ok ? attempt : entry.attempt;
        if (open.has(seen.id)) await settle({ file, attempt: current });
        return written;
      }),
    find: async (id) => (await findEntry(id))?.attempt,
    findByPgOrderId: async (pgOrderId) => {
      const listed = [...open.values()].find(({ attempt }) => attempt.pgOrderId === pgOrderId);
      if (listed !== undefined) return listed.attempt;
      const id = await files.findFinished(pgOrderId);
      return id === undefined ? undefined : (await findEntry(id))?.attempt;
    },
    listOpen: () => [...open.values()].map(({ attempt }) => attempt).sort(byAge),
    listAll: async (limit) => {
      const listed: LoggedAttempt[] = [...open.values()].map(toLogged);
      for (const id of await files.listFinished(Math.max(0, limit - listed.length))) {
        const entry = await readEntry(files.finishedFile(id));
        if (entry !== undefined) listed.push(toLogged(entry));
      }
      return listed.slice(0, limit);
    },
  };
}

type Place = { readonly files: StepLogFiles; readonly open: Map<AttemptId, Entry> };

/** The file to write to: that of an attempt that becomes somebody's care again is moved back first. */
async function takeUp(
  { files, open }: Place,
  { entry, next }: { readonly entry: Entry; readonly next: Attempt },
): Promise<Low<LogFile> | undefined> {
  const { id } = next;
  if (open.has(id) || !needsCare(next)) return entry.file;
  open.set(id, entry); // Whoever looks for it while it is moved finds it here.
  const moved = (await isMoved(() => files.takeUp(id)))
    ? await readEntry(files.openFile(id))
    : undefined;
  if (moved === undefined) open.delete(id);
  return moved?.file;
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

function byAge(a: Attempt, b: Attempt): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1);
}

function toLogged({ attempt, file }: Entry): LoggedAttempt {
  return { attempt, steps: file.data.rows };
}
