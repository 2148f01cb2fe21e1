// The places that a step log can lie in, each for a test of its own.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryFiles } from '../adapters/directory-files.js';
import { openStepLog } from '../adapters/lowdb-step-log.js';
import { openPostgres } from '../adapters/open-postgres.js';
import { StepLogFault } from '../adapters/step-log-fault.js';
import { createMemoryFiles, type StepLogFiles } from '../adapters/step-log-files.js';
import type { StepLog } from '../app/ports.js';
import { settings } from '../core/attempt-at.js';
import type { AttemptId } from '../core/ids.js';
import { dueAtMs } from '../core/windows.js';
import { createOwnSchema, postgresUrlOf, runSql } from './own-schema.js';

export type Opened = { readonly log: StepLog; readonly close: () => Promise<void> };

/** Somewhere that a step log can lie, with nothing in it yet. */
export type Place = {
  readonly open: () => Promise<Opened>;
  /** Makes the rows of an ended attempt such that nobody can believe them. */
  readonly spoil: (id: AttemptId) => Promise<void>;
  readonly remove: () => Promise<void>;
};

async function openFiles(files: StepLogFiles): Promise<Opened> {
  return { log: await openStepLog(files), close: () => files.close() };
}

export async function createDirectoryPlace(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'step-log-'));
  return {
    open: async () => openFiles(await openDirectoryFiles(directory)),
    spoil: (id) => writeFile(join(directory, 'finished', `${id}.json`), '{'),
    remove: () => rm(directory, { recursive: true }),
  };
}

export function createMemoryPlace(): Promise<Place> {
  const files = createMemoryFiles();
  const spoilt = new Set<AttemptId>();
  const fault = { path: 'memory', problem: 'it is spoilt', remedy: 'do not spoil it' };
  const spoiltFile = {
    read: () => Promise.reject(new StepLogFault('TORN', fault)),
    write: () => Promise.resolve(),
  };
  const finishedFile = (id: AttemptId) => (spoilt.has(id) ? spoiltFile : files.finishedFile(id));
  return Promise.resolve({
    open: () => openFiles({ ...files, finishedFile }),
    spoil: (id) => Promise.resolve(void spoilt.add(id)),
    remove: () => Promise.resolve(),
  });
}

export async function createPostgresPlace(env: NodeJS.ProcessEnv): Promise<Place> {
  const schema = await createOwnSchema(postgresUrlOf(env));
  return {
    open: async () => {
      const { stepLog, close } = await openPostgres({
        url: schema.url,
        dueAtMs: (attempt) => dueAtMs(attempt, settings),
        onLost: assert.ifError,
        onUnreadable: () => undefined,
      });
      return { log: stepLog, close };
    },
    spoil: (id) => runSql(schema.url, `INSERT INTO payment_steps VALUES ('${id}', 99, 1, '{}')`),
    remove: schema.remove,
  };
}
