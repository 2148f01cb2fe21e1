import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorState } from '../exchange/simulator-state.js';
import { DataDirectoryError } from './data-directory-error.js';
import { type Journal, readJournal, writeJournal } from './journal.js';
import { lockDirectory } from './lock-directory.js';
import type { SessionStore, StoredSession } from './session-store.js';

const extension = '.jsonl';

/** A smaller file is not worth the work. */
const growthBytesMinDefault = 4 * 1024 * 1024;

/**
 * Keeps each session in a journal of its own. Journals are folded when they are opened, and when they have grown by as much
 * as they held then, so that a file is never much larger than what there is to keep. Throws `DataDirectoryError` when the directory is in use;
 * `stored` does when it is another party's or a newer version's.
 */
export function openDirectoryStore(
  directory: string,
  party: string,
  growthBytesMin = growthBytesMinDefault,
): SessionStore {
  mkdirSync(directory, { recursive: true });
  const unlock = lockDirectory(directory);
  return createStore({ directory, party, growthBytesMin, unlock });
}

function readAll(directory: string, party: string): readonly StoredSession[] {
  const names = readdirSync(directory).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => {
    const path = join(directory, name);
    const { session, documents, party: owner } = readJournal(path);
    if (owner !== party) {
      const problem = `expected what "${party}" remembers, found what "${owner}" does`;
      throw new DataDirectoryError(path, { problem, remedy: 'name another directory with --data' });
    }
    return { id: session, documents };
  });
}

type Settings = {
  readonly directory: string;
  readonly party: string;
  readonly growthBytesMin: number;
  readonly unlock: () => void;
};

type Kept = { readonly state: SimulatorState; readonly journal: Journal };

function createStore({ directory, party, growthBytesMin, unlock }: Settings): SessionStore {
  const sessions = new Map<string, Kept>();

  /** The journal from now on, with what the session remembers and no more. */
  function fold(id: string, state: SimulatorState) {
    const content = { documents: state.documents(), growthBytesMin };
    const journal = writeJournal(pathOf(directory, id), { party, session: id }, content);
    sessions.get(id)?.journal.close();
    sessions.set(id, { state, journal });
  }

  return {
    stored: () => readAll(directory, party),
    keep: (id, state) => {
      fold(id, state);
      state.subscribe((document) => {
        const kept = sessions.get(id);
        // What an ended or replaced session still does is not to be kept.
        if (kept?.state !== state) return;
        kept.journal.append(document);
        if (kept.journal.isOvergrown()) fold(id, state);
      });
    },
    forget: (id) => {
      sessions.get(id)?.journal.close();
      sessions.delete(id);
      rmSync(pathOf(directory, id), { force: true });
    },
    close: () => {
      for (const { journal } of sessions.values()) journal.close();
      sessions.clear();
      unlock();
    },
  };
}

/** `A` and `a` are two sessions, but one file on some systems. */
function pathOf(directory: string, id: string): string {
  const name = id.replaceAll(/[A-Z]/g, (letter) => `+${letter.toLowerCase()}`);
  return join(directory, `${name}${extension}`);
}
