// Where the files of the shop's own orders lie: in memory, or in a directory beside the step log.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Memory } from 'lowdb';
import type { OrderId } from '../core/ids.js';
import { lockDirectory } from './directory-lock.js';
import { writeDurably } from './durable-file.js';
import { type OrderFile, parseOrderFile } from './order-file.js';

export type OrderFiles = (orderId: OrderId) => Adapter<OrderFile>;

/** Files that live as long as the returned function does. */
export function createMemoryOrderFiles(): OrderFiles {
  const files = new Map<OrderId, Memory<OrderFile>>();
  return (orderId) => {
    const file = files.get(orderId) ?? new Memory<OrderFile>();
    files.set(orderId, file);
    return file;
  };
}

/** Takes the directory for this process, making it when there is none. Throws a `StepLogFault` when another one has it. */
export async function openOrderFiles(
  directory: string,
): Promise<{ readonly files: OrderFiles; readonly close: () => Promise<void> }> {
  await mkdir(directory, { recursive: true });
  const unlock = await lockDirectory(directory);
  return {
    files: (orderId) => createFileAdapter(join(directory, `${orderId}.json`)),
    close: unlock,
  };
}

function createFileAdapter(path: string): Adapter<OrderFile> {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(nullWhenMissing);
      return text === null ? null : parseOrderFile(text, path);
    },
    write: (file) => writeDurably(path, JSON.stringify(file)),
  };
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
