import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a file is called until it is whole. */
export const unfinishedSuffix = '.tmp';

/**
 * Replaces the file's text: after this resolves, the new text survives a power cut; before, the old one does.
 *
 * Not write-file-atomic: that takes a short write on a full disk for a whole one, and renames the torn file over the
 * good one. Not concurrent for one path: callers take turns.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  const unfinished = path + unfinishedSuffix;
  const handle = await open(unfinished, 'w');
  try {
    await handle.writeFile(text, { encoding: 'utf8' });
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
  await syncDirectory(dirname(path));
}

/** Makes the names in a directory durable: a rename alone may be forgotten in a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
