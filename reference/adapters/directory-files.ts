// A directory as the place of the step log: `step-log.json` names the format, `open/` and `finished/` hold one file
// per attempt, `by-pg-order-id/` a link to each finished one. Everything is looked at before anything is changed.

import { mkdir, readdir, readFile, readlink, rename, symlink, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { type AttemptId, type PgOrderId, parseAttemptId } from '../core/ids.js';
import { lockDirectory } from './directory-lock.js';
import { syncDirectory, unfinishedSuffix, writeDurably } from './durable-file.js';
import { type LogFile, logFormat, logVersion, parseLogFile, requireHeader } from './log-file.js';
import { StepLogFault } from './step-log-fault.js';
import type { StepLogFiles } from './step-log-files.js';
import { createTurns } from './turns.js';

const markerName = 'step-log.json';
const probeName = 'probe';

/** Takes the directory for this process, making it when there is none. Throws a `StepLogFault` when it must not. */
export async function openDirectoryFiles(directory: string): Promise<StepLogFiles> {
  try {
    const isFresh = await checkDirectory(directory);
    const unlock = await lockDirectory(directory);
    try {
      return await prepare(directory, { isFresh, unlock });
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    throw error instanceof StepLogFault ? error : toInaccessible(error, directory);
  }
}

async function prepare(
  directory: string,
  { isFresh, unlock }: { isFresh: boolean; unlock: () => Promise<void> },
): Promise<StepLogFiles> {
  const [open, finished] = [join(directory, 'open'), join(directory, 'finished')];
  if (isFresh) {
    await mkdir(open, { recursive: true });
    await mkdir(finished, { recursive: true });
    await writeDurably(
      join(directory, markerName),
      JSON.stringify({ format: logFormat, version: logVersion }),
    );
  }
  // A log of an earlier release has none.
  const links = join(directory, 'by-pg-order-id');
  await mkdir(links, { recursive: true });
  const inTurn = createTurns();
  const { ids, leftovers } = await listFiles(open);
  for (const id of ids) parseLogFile(await readFile(pathOf(open, id), 'utf8'), pathOf(open, id));
  // Left by a process that was killed in the middle of a write. Nobody was told that they were written.
  for (const name of leftovers) await unlink(join(open, name));
  return {
    openFile: (id) => createFileAdapter(pathOf(open, id)),
    finishedFile: (id) => createFileAdapter(pathOf(finished, id)),
    finish: async ({ id, pgOrderId }) => {
      await link(pathOf(links, pgOrderId), join('..', 'finished', `${id}.json`));
      await move(id, { from: open, to: finished });
    },
    reopen: (id) => move(id, { from: finished, to: open }),
    findFinished: (pgOrderId) => readLink(pathOf(links, pgOrderId)),
    listOpen: async () => (await listFiles(open)).ids,
    listFinished: async (limit) => (await listFiles(finished)).ids.slice(0, limit),
    probe: () => inTurn(probeName, () => writeDurably(join(directory, probeName), '')),
    close: unlock,
  };
}

async function move(id: AttemptId, { from, to }: { from: string; to: string }): Promise<void> {
  await rename(pathOf(from, id), pathOf(to, id));
  await syncDirectory(to);
  await syncDirectory(from);
}

/** Not made durable: a link that is lost in a power cut costs a hint, and hints may be lost. */
async function link(path: string, target: string): Promise<void> {
  try {
    await symlink(target, path);
  } catch (error) {
    // An attempt that was taken up finishes once more.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

async function readLink(path: string): Promise<AttemptId | undefined> {
  try {
    return parseAttemptId(basename(await readlink(path), '.json'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Resolves to true for a directory that is empty or yet to be made, false for a step log. */
async function checkDirectory(directory: string): Promise<boolean> {
  await mkdir(directory, { recursive: true });
  const names = await readdir(directory);
  if (names.includes(markerName)) {
    const path = join(directory, markerName);
    requireHeader(await readFile(path, 'utf8'), path);
    return false;
  }
  const foreign = names.find((name) => !ownNames.test(name));
  if (foreign === undefined) return true;
  throw new StepLogFault('FOREIGN', {
    path: directory,
    problem: `expected an empty directory or a step log, found "${foreign}"`,
    remedy: 'point STEP_LOG at a directory of its own',
  });
}

/** What a first start that was killed halfway may have left. */
const ownNames = /^(lock(\.\d+)?|open|finished|by-pg-order-id|step-log\.json\.tmp)$/;

async function listFiles(
  directory: string,
): Promise<{ readonly ids: readonly AttemptId[]; readonly leftovers: readonly string[] }> {
  const ids: AttemptId[] = [];
  const leftovers: string[] = [];
  for (const name of (await readdir(directory)).sort()) {
    const id = name.endsWith('.json') ? parseAttemptId(name.slice(0, -5)) : undefined;
    if (id !== undefined) ids.push(id);
    else if (name.endsWith(`.json${unfinishedSuffix}`)) leftovers.push(name);
    else throw foreignFile(join(directory, name));
  }
  return { ids, leftovers };
}

function createFileAdapter(path: string): Adapter<LogFile> {
  return {
    read: async () => {
      try {
        return parseLogFile(await readFile(path, 'utf8'), path);
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null;
        throw error;
      }
    },
    write: (file) => writeDurably(path, JSON.stringify(file)),
  };
}

function pathOf(directory: string, id: AttemptId | PgOrderId): string {
  return join(directory, `${id}.json`);
}

function foreignFile(path: string): StepLogFault {
  return new StepLogFault('FOREIGN', {
    path,
    problem: 'expected nothing but attempts here, found another file',
    remedy: 'move it away',
  });
}

function toInaccessible(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  return new StepLogFault('INACCESSIBLE', {
    path,
    problem: `expected a directory to read and write, got ${String(error.code)}`,
    remedy: 'point STEP_LOG at one, or correct its permissions',
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
