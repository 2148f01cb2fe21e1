import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepLogFault } from './step-log-fault.js';

/**
 * Keeps a second live process out of the directory; resolves to how to let go. A lock that a killed process left
 * is taken over. Process ids are those of this machine (or container): a directory must not be shared across two.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  for (let turn = 0; turn < 3; turn += 1) {
    if (await tryCreate(path)) return () => unlink(path);
    const holder = await readPid(path);
    if (holder !== undefined && isAlive(holder)) throw lockedBy(holder, directory);
    await removeStale(path, directory);
  }
  throw lockedBy(undefined, directory);
}

async function tryCreate(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * 1. two processes find the same stale lock; 2. the first removes it and makes its own; 3. the second must not
 * remove that one. So the lock is moved aside and looked at again, and put back when it is somebody's.
 */
async function removeStale(path: string, directory: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const holder = await readPid(aside);
  const isTaken = holder !== undefined && isAlive(holder);
  if (isTaken) await link(aside, path);
  await unlink(aside);
  if (isTaken) throw lockedBy(holder, directory);
}

async function readPid(path: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(path, 'utf8')).trim());
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Our own id in a lock that we do not hold is left from an earlier life, as in a restarted container. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0); // Signal 0 only asks whether the process exists.
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function lockedBy(pid: number | undefined, path: string): StepLogFault {
  const holder = pid === undefined ? 'another process' : `process ${pid}`;
  const problem = `expected to be its only user, found ${holder} using it`;
  return new StepLogFault('LOCKED', { path, problem, remedy: 'stop that process first' });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
