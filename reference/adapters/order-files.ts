// Where the files of the shop's own orders lie: in memory, or in a directory beside the step log.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Memory } from 'lowdb';
import type { OrderId } from '../core/ids.js';
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

/** Files in a directory that is for one process. */
export async function openOrderFiles(directory: string): Promise<OrderFiles> {
  await mkdir(directory, { recursive: true });
  return (orderId) => {
    const path = join(directory, `${orderId}.json`);
    return {
      read: async () => {
        const text = await readFile(path, 'utf8').catch(nullWhenMissing);
        return text === null ? null : parseOrderFile(text, path);
      },
      write: (file) => writeDurably(path, JSON.stringify(file)),
    };
  };
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
