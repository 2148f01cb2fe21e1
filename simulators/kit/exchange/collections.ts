import type { SimulatorState, StateDocument } from './simulator-state.js';

/** What a party remembers of one kind, by id and in the order of first arrival. Values are plain JSON, never null. */
export type Collection<T> = {
  readonly get: (id: string) => T | undefined;
  readonly set: (id: string, value: T) => void;
  readonly delete: (id: string) => void;
  /** Deletes the one that came first. The cost does not grow with how many were dropped before. */
  readonly dropOldest: () => void;
  readonly entries: () => Iterable<readonly [string, T]>;
  readonly values: () => Iterable<T>;
  readonly size: () => number;
};

export type Collections = {
  /**
   * A new, empty collection. `isOne` tells a value of this collection, by its id, from anything else that is to be
   * restored; `index` hears every value that comes in, and null when all are forgotten.
   */
  readonly open: <T>(name: string, kind: Kind<T>) => Collection<T>;
  /** Everything in all of them. Whoever restores is told nothing through `subscribe`. */
  readonly state: SimulatorState;
};

type Kind<T> = {
  readonly isOne: (value: unknown, id: string) => value is T;
  readonly index?: (value: T | null) => void;
};

/** How a restore meets a collection whose type it does not know. */
type Opened = {
  readonly documents: () => readonly StateDocument[];
  readonly clear: () => void;
  /** Whether it was one of this collection. */
  readonly take: (document: StateDocument) => boolean;
};

/** A party's memory: what its collections hold is all that a restart must keep. */
export function createCollections(): Collections {
  const opened = new Map<string, Opened>();
  const listeners: ((document: StateDocument) => void)[] = [];

  function tell(document: StateDocument) {
    for (const listener of listeners) listener(document);
  }

  function open<T>(collection: string, { isOne, index }: Kind<T>): Collection<T> {
    const values = new Map<string, T>();
    const put = (id: string, value: T) => {
      values.set(id, value);
      index?.(value);
    };
    const forget = (id: string) => {
      if (values.delete(id)) tell({ collection, id, value: null });
    };
    const takeOldest = oldestOf(values);
    opened.set(collection, {
      documents: () => Array.from(values, ([id, value]) => ({ collection, id, value })),
      clear: () => {
        values.clear();
        index?.(null);
      },
      take: ({ id, value }) => {
        if (value === null) values.delete(id);
        else if (isOne(value, id)) put(id, value);
        else return false;
        return true;
      },
    });
    return {
      get: (id) => values.get(id),
      set: (id, value) => {
        put(id, value);
        if (listeners.length > 0) tell({ collection, id, value });
      },
      delete: forget,
      dropOldest: () => {
        const id = takeOldest();
        if (id !== undefined) forget(id);
      },
      entries: () => values,
      values: () => values.values(),
      size: () => values.size,
    };
  }

  return {
    open,
    state: {
      documents: () => [...opened.values()].flatMap(({ documents }) => documents()),
      restore: (documents) => {
        for (const { clear } of opened.values()) clear();
        for (const document of newestOf(documents)) {
          const { collection, id } = document;
          if (opened.get(collection)?.take(document) === true) continue;
          const known = [...opened.keys()].join(', ');
          throw new Error(
            `${collection}/${id} is no document of this party's, whose collections are ${known}.`,
          );
        }
      },
      subscribe: (listener) => {
        listeners.push(listener);
      },
    },
  };
}

/**
 * Names the oldest id, which is to be deleted then. Goes on from call to call: whoever began anew would pass all the places
 * left empty each time.
 */
function oldestOf(values: ReadonlyMap<string, unknown>): () => string | undefined {
  let ids = values.keys();
  return () => {
    const next = ids.next();
    if (next.done !== true) return next.value;
    ids = values.keys();
    return ids.next().value;
  };
}

/** The last value of each id, in the place of its first: what is indexed must not hear of older ones. */
function newestOf(documents: readonly StateDocument[]): Iterable<StateDocument> {
  const newest = new Map<string, StateDocument>();
  for (const document of documents) {
    newest.set(JSON.stringify([document.collection, document.id]), document);
  }
  return newest.values();
}
