import type { Collections } from '../kit/exchange/collections.js';

/** The screens that clerks have open. */
export type Screens = {
  readonly open: (orderId: string) => void;
  readonly close: (orderId: string) => void;
  /** Whether a clerk keeps the order from being claimed. */
  readonly isLocked: (orderId: string) => boolean;
};

export type ScreensDeps = {
  readonly collections: Collections;
  readonly nowMs: () => number;
  /** How long an open screen locks its order, in milliseconds; 0: not at all. */
  readonly lockMs: () => number;
};

/** No screen is open yet. */
export function createScreens({ collections, nowMs, lockMs }: ScreensDeps): Screens {
  /** When each was opened, in milliseconds since the epoch. */
  const opened = collections.open<number>('screens', {
    isOne: (value): value is number => typeof value === 'number',
  });
  return {
    open: (orderId) => {
      opened.set(orderId, nowMs());
    },
    close: opened.delete,
    isLocked: (orderId) => {
      const openedAtMs = opened.get(orderId);
      return openedAtMs !== undefined && nowMs() < openedAtMs + lockMs();
    },
  };
}
