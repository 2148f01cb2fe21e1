import type { Collections } from '../kit/exchange/collections.js';
import { type LegacyOrderSwitches, type SwitchChanges, switchChangesSchema } from './switches.js';

/** How the switches stand, which may change while the system runs. */
export type Switchboard = {
  readonly now: () => LegacyOrderSwitches;
  readonly change: (changes: SwitchChanges) => void;
  /** Calls `listener` after each change, a restore included. */
  readonly subscribe: (listener: () => void) => void;
};

/**
 * A switchboard that remembers what was changed, and no more: whatever nobody has changed stands as in `initial`, also when a
 * later process begins with another one.
 */
export function createSwitchboard(
  collections: Collections,
  initial: LegacyOrderSwitches,
): Switchboard {
  const listeners: (() => void)[] = [];
  let current = initial;
  const changed = collections.open<SwitchChanges>('switches', {
    isOne: (value): value is SwitchChanges => switchChangesSchema.safeParse(value).success,
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
