import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DataDirectoryError } from './data-directory-error.js';
import { type Journal, readJournal, writeJournal } from './journal.js';
import { lockDirectory } from './lock-directory.js';
import type { SessionStore, StoredSession } from './session-store.js';

const extension = '.jsonl';

/**
 * Keeps each session in a journal of its own. Journals are folded when they are opened, so that a file grows with what
 * happens while the process lives, not for ever. Throws `DataDirectoryError` when the directory is in use;
 * `stored` does when it is another party's or a newer version's.
 */
export function openDirectoryStore(directory: string, party: string): SessionStore {
  mkdirSync(directory, { recursive: true });
  const unlock = lockDirectory(directory);
  return createStore({ directory, party, unlock });
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

function createStore({
  directory,
  party,
  unlock,
}: {
  readonly directory: string;
  readonly party: string;
  readonly unlock: () => void;
}): SessionStore {
  const journals = new Map<string, Journal>();
  return {
    stored: () => readAll(directory, party),
    keep: (id, state) => {
      journals.get(id)?.close();
      const journal = writeJournal(
        pathOf(directory, id),
        { party, session: id },
        state.documents(),
      );
      journals.set(id, journal);
      state.subscribe((document) => {
        // What an ended or replaced session still does is not to be kept.
        if (journals.get(id) === journal) journal.append(document);
      });
    },
    forget: (id) => {
      journals.get(id)?.close();
      journals.delete(id);
      rmSync(pathOf(directory, id), { force: true });
    },
    close: () => {
      for (const journal of journals.values()) journal.close();
      journals.clear();
      unlock();
    },
  };
}

/** `A` and `a` are two sessions, but one file on some systems. */
function pathOf(directory: string, id: string): string {
  const name = id.replaceAll(/[A-Z]/g, (letter) => `+${letter.toLowerCase()}`);
  return join(directory, `${name}${extension}`);
}
