import type { z } from 'zod';
import type { Collections } from './collections.js';

/** How the switches of a party stand, which may change while it runs. */
export type Switchboard<S> = {
  readonly now: () => S;
  readonly change: (changes: Partial<S>) => void;
  /** Calls `listener` after each change, a restore included. */
  readonly subscribe: (listener: () => void) => void;
};

/**
 * A switchboard that remembers what was changed, and no more: whatever nobody has changed stands as in `initial`, also when a
 * later process begins with another one.
 */
export function createSwitchboard<S extends object>(
  collections: Collections,
  { initial, schema }: { readonly initial: S; readonly schema: z.ZodType<Partial<S>> },
): Switchboard<S> {
  const listeners: (() => void)[] = [];
  let current = initial;
  const changed = collections.open<Partial<S>>('switches', {
    isOne: (value): value is Partial<S> => schema.safeParse(value).success,
    index: (changes) => {
      current = { ...initial, ...changes };
      for (const listener of listeners) listener();
    },
  });
  return {
    now: () => current,
    change: (changes) => {
      changed.set('all', { ...changed.get('all'), ...changes });
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
