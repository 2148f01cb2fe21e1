import type { SimulatorRequest } from '../exchange/simulator.js';
import type { StateDocument } from '../exchange/simulator-state.js';
import type { PartyKind } from './party-kind.js';
import { createSession, type Session, type SessionSettings } from './session.js';
import type { SessionStore } from './session-store.js';

/** A session with what is known of its use. Times are the machine's, in milliseconds since the epoch. */
export type SessionEntry = {
  readonly session: Session;
  readonly createdAtMs: number;
  readonly usedAtMs: number;
};

/** A session, or why there is none. */
export type FoundSession =
  | { readonly kind: 'found'; readonly session: Session }
  | { readonly kind: 'refused'; readonly status: 400 | 409; readonly problem: string };

/** The worlds of all users of one port. */
export type Sessions = {
  /** Of the header, else of the query, else of the API key, else the default one. Begun when it is new. */
  readonly of: (request: SimulatorRequest) => FoundSession;
  /** Begins it when it is new, and hands these API keys over to it. */
  readonly open: (id: string, keys: readonly string[]) => FoundSession;
  readonly list: () => readonly SessionEntry[];
  /** Whether it was there. The default one begins anew at its next use. */
  readonly end: (id: string) => boolean;
  /**
   * Begins the session anew with these documents; it keeps its keys. Throws, and leaves it as it was,
   * when one is not the party's.
   */
  readonly replace: (id: string, documents: readonly StateDocument[]) => void;
  readonly close: () => void;
};

export type SessionsSettings = SessionSettings & {
  readonly store: SessionStore;
  readonly sessionsMax: number;
};

export const defaultSessionId = 'default';

/** Names a session; also as a query parameter, for pages and streams cannot send headers. */
export const sessionHeader = 'ttadak-session';

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

type Entry = { readonly session: Session; readonly createdAtMs: number; usedAtMs: number };

/** The default session, and those that an earlier process left in the store. */
export function createSessions(settings: SessionsSettings): Sessions {
  const { kind, clock, store, sessionsMax } = settings;
  const entries = new Map<string, Entry>();
  const idOfKey = new Map<string, string>();

  function put(session: Session, createdAtMs: number) {
    entries.set(session.id, { session, createdAtMs, usedAtMs: clock.nowMs() });
    for (const [key] of session.keys.entries()) idOfKey.set(key, session.id);
    store.keep(session.id, session.state);
  }

  function begin(id: string): FoundSession {
    const refusal = whyNot(id, entries, sessionsMax);
    if (refusal !== undefined) return refusal;
    const session = createSession(id, settings);
    put(session, clock.nowMs());
    return { kind: 'found', session };
  }

  function use(id: string): FoundSession {
    const entry = entries.get(id);
    if (entry === undefined) return begin(id);
    entry.usedAtMs = clock.nowMs();
    return { kind: 'found', session: entry.session };
  }

  function open(id: string, keys: readonly string[]): FoundSession {
    const refusal = whyNotKeys(keys, { id, idOfKey, kind });
    if (refusal !== undefined) return refusal;
    const found = use(id);
    if (found.kind === 'refused') return found;
    for (const key of keys) {
      found.session.keys.set(key, true);
      idOfKey.set(key, id);
    }
    return found;
  }

  for (const { id, documents } of store.stored()) {
    put(createSession(id, settings, documents), clock.nowMs());
  }
  use(defaultSessionId);

  return {
    of: (request) => {
      const { headers, query } = request;
      const named = headers[sessionHeader] ?? query.get(sessionHeader);
      const owner = idOfKey.size === 0 ? undefined : idOfKey.get(kind.keyOf?.(request) ?? '');
      return use(named ?? owner ?? defaultSessionId);
    },
    open,
    list: () => [...entries.values()],
    end: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return false;
      entry.session.close();
      entries.delete(id);
      for (const [key] of entry.session.keys.entries()) idOfKey.delete(key);
      store.forget(id);
      return true;
    },
    replace: (id, documents) => {
      const entry = entries.get(id);
      const session = createSession(id, settings, withKeysOf(entry?.session, documents));
      entry?.session.close();
      put(session, entry?.createdAtMs ?? clock.nowMs());
    },
    close: () => {
      for (const { session } of entries.values()) session.close();
      store.close();
    },
  };
}

type KeyOwners = {
  readonly id: string;
  readonly idOfKey: ReadonlyMap<string, string>;
  readonly kind: Pick<PartyKind, 'keyOf'>;
};

/** Why this session cannot have these keys; undefined when it can. */
function whyNotKeys(keys: readonly string[], { id, idOfKey, kind }: KeyOwners) {
  if (keys.length > 0 && kind.keyOf === null) {
    return refuse(400, 'keys: expected none, requests carry no API key here; send this header');
  }
  const taken = keys.find((key) => (idOfKey.get(key) ?? id) !== id);
  if (taken === undefined) return undefined;
  return refuse(409, `keys: "${taken}" belongs to the session "${idOfKey.get(taken) ?? ''}"`);
}

function whyNot(
  id: string,
  entries: ReadonlyMap<string, Entry>,
  sessionsMax: number,
): FoundSession | undefined {
  if (!idPattern.test(id)) {
    return refuse(400, `expected 1 to 64 letters, digits, ".", "_" and "-", got "${id}"`);
  }
  if (entries.size < sessionsMax) return undefined;
  const idle = idlest(entries.values())?.session.id ?? defaultSessionId;
  const next = `end one first, for example DELETE /simulator/sessions/${idle} (the longest idle)`;
  return refuse(409, `expected one of the ${sessionsMax} open sessions, got "${id}"; ${next}`);
}

function refuse(status: 400 | 409, problem: string): FoundSession {
  return { kind: 'refused', status, problem: `${sessionHeader}: ${problem}` };
}

function idlest(entries: Iterable<Entry>): Entry | undefined {
  return [...entries]
    .filter(({ session }) => session.id !== defaultSessionId)
    .sort((one, other) => one.usedAtMs - other.usedAtMs)[0];
}

function withKeysOf(session: Session | undefined, documents: readonly StateDocument[]) {
  const keys = (session?.state.documents() ?? []).filter(isKey);
  return [...keys, ...documents.filter((document) => !isKey(document))];
}

function isKey({ collection }: StateDocument): boolean {
  return collection === 'control/keys';
}
