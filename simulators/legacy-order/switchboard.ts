import type { Collections } from '../kit/exchange/collections.js';
import { type LegacyOrderSwitches, type SwitchChanges, switchesSchema } from './switches.js';

/** How the switches stand, which may change while the system runs. */
export type Switchboard = {
  readonly now: () => LegacyOrderSwitches;
  readonly change: (changes: SwitchChanges) => void;
  /** Calls `listener` after each change, a restore included. */
  readonly subscribe: (listener: () => void) => void;
};

/** A switchboard that remembers what was changed; it begins with `initial`, and falls back to it. */
export function createSwitchboard(
  collections: Collections,
  initial: LegacyOrderSwitches,
): Switchboard {
  const listeners: (() => void)[] = [];
  let current = initial;
  const kept = collections.open<LegacyOrderSwitches>('switches', {
    isOne: (value): value is LegacyOrderSwitches => switchesSchema.safeParse(value).success,
    index: (switches) => {
      current = switches ?? initial;
      for (const listener of listeners) listener();
    },
  });
  return {
    now: () => current,
    change: (changes) => {
      kept.set('all', { ...current, ...changes });
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
