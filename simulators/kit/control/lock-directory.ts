import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataDirectoryError } from './data-directory-error.js';

/**
 * Keeps a second living process of this machine out of the directory. A lock that a killed process left
 * behind is taken over. Returns how to let go; throws `DataDirectoryError`.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock');
  if (!tryCreate(path)) {
    refuseWhenUsed(path, directory);
    // Of two that find the same stale lock, one moves it away, and one creates the new one.
    ignoring('ENOENT', () => {
      const aside = `${path}.${process.pid}`;
      renameSync(path, aside);
      unlinkSync(aside);
    });
    if (!tryCreate(path)) throw usedBy('another process', directory);
  }
  return () => {
    ignoring('ENOENT', () => {
      unlinkSync(path);
    });
  };
}

function tryCreate(path: string): boolean {
  let isNew = false;
  ignoring('EEXIST', () => {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    isNew = true;
  });
  return isNew;
}

function refuseWhenUsed(path: string, directory: string) {
  ignoring('ENOENT', () => {
    const pid = Number(readFileSync(path, 'utf8').trim());
    if (isAlive(pid)) throw usedBy(`process ${pid}`, directory);
  });
}

/** Our own id in a lock that we did not make is left from an earlier life, as in a restarted container. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0); // Signal 0 only asks whether the process exists.
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function usedBy(holder: string, directory: string): DataDirectoryError {
  const problem = `expected to be its only user, found ${holder} using it`;
  return new DataDirectoryError(directory, {
    problem,
    remedy: 'stop that process, or name another directory with --data',
  });
}

function ignoring(code: string, act: () => void) {
  try {
    act();
  } catch (error) {
    if (!hasCode(error, code)) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
