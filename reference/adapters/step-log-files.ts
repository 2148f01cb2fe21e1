import { type Adapter, Memory } from 'lowdb';
import type { Attempt } from '../core/attempt.js';
import type { AttemptId, PgOrderId } from '../core/ids.js';
import type { LogFile } from './log-file.js';

/**
 * Where the files of the attempts lie. Ended attempts lie apart, so that opening the log and sweeping it cost
 * as much as there are open attempts, however many have ended.
 */
export type StepLogFiles = {
  readonly openFile: (id: AttemptId) => Adapter<LogFile>;
  readonly finishedFile: (id: AttemptId) => Adapter<LogFile>;
  /** Moves an attempt that needs nobody's care from the open ones to the finished ones, where its PG order id finds it, too. */
  readonly finish: (attempt: Pick<Attempt, 'id' | 'pgOrderId'>) => Promise<void>;
  /** Moves it back. */
  readonly reopen: (id: AttemptId) => Promise<void>;
  /** Which finished attempt has this PG order id. It may have been moved back meanwhile. */
  readonly findFinished: (pgOrderId: PgOrderId) => Promise<AttemptId | undefined>;
  readonly listOpen: () => Promise<readonly AttemptId[]>;
  /** At most `limit`, in the order of their ids. */
  readonly listFinished: (limit: number) => Promise<readonly AttemptId[]>;
  /** Writes something, and rejects when it cannot. */
  readonly probe: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Files that live as long as the returned object does. */
export function createMemoryFiles(): StepLogFiles {
  const open = new Map<AttemptId, Memory<LogFile>>();
  const finished = new Map<AttemptId, Memory<LogFile>>();
  const byPgOrderId = new Map<PgOrderId, AttemptId>();
  return {
    openFile: (id) => fileOf(open, id),
    finishedFile: (id) => finished.get(id) ?? new Memory(),
    finish: ({ id, pgOrderId }) => {
      byPgOrderId.set(pgOrderId, id);
      finished.set(id, fileOf(open, id));
      open.delete(id);
      return Promise.resolve();
    },
    reopen: (id) => {
      open.set(id, fileOf(finished, id));
      finished.delete(id);
      return Promise.resolve();
    },
    findFinished: (pgOrderId) => Promise.resolve(byPgOrderId.get(pgOrderId)),
    listOpen: () => Promise.resolve([...open.keys()].sort()),
    listFinished: (limit) => Promise.resolve([...finished.keys()].sort().slice(0, limit)),
    probe: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function fileOf(files: Map<AttemptId, Memory<LogFile>>, id: AttemptId): Memory<LogFile> {
  const file = files.get(id) ?? new Memory<LogFile>();
  files.set(id, file);
  return file;
}
