import { z } from 'zod';
import type { Collections } from '../kit/exchange/collections.js';

/** How much the system takes on. */
export type LoadLimits = {
  /** The answer to this exchange may be long under way: until the returned function is called, it is in hand. */
  readonly hold: (exchange: number) => () => void;
  /** Takes the exchange on, unless it is one too many. */
  readonly admit: (exchange: number) => 'admitted' | 'BUSY' | 'TOO_MANY_REQUESTS';
};

/** `null`: as many as come. */
export type LoadRules = {
  readonly requestsAtOnceMax: number | null;
  readonly requestsPerWindowMax: number | null;
  readonly requestWindowMs: number;
};

export type LoadLimitsDeps = {
  readonly collections: Collections;
  readonly nowMs: () => number;
  readonly rules: () => LoadRules;
};

/** What was taken on in the window that began at `sinceMs` (since the epoch). */
type Window = { readonly sinceMs: number; readonly requests: number };

const windowSchema: z.ZodType<Window> = z.object({ sinceMs: z.int(), requests: z.int() });

/**
 * Nothing is in hand yet. Assumed: who is refused waits in no queue and is not counted, and a window begins with the
 * first request after the one before it.
 */
export function createLoadLimits({ collections, nowMs, rules }: LoadLimitsDeps): LoadLimits {
  const windows = collections.open<Window>('request-windows', {
    isOne: (value): value is Window => windowSchema.safeParse(value).success,
  });
  const held = new Set<number>();
  const inHand = new Set<number>();

  function windowNow({ requestWindowMs }: LoadRules): Window {
    const window = windows.get('all');
    const isOver = window === undefined || nowMs() >= window.sinceMs + requestWindowMs;
    return isOver ? { sinceMs: nowMs(), requests: 0 } : window;
  }

  return {
    hold: (exchange) => {
      held.add(exchange);
      return () => {
        held.delete(exchange);
        inHand.delete(exchange);
      };
    },
    admit: (exchange) => {
      const now = rules();
      if (now.requestsAtOnceMax !== null && inHand.size >= now.requestsAtOnceMax) return 'BUSY';
      if (now.requestsPerWindowMax !== null) {
        const { sinceMs, requests } = windowNow(now);
        if (requests >= now.requestsPerWindowMax) return 'TOO_MANY_REQUESTS';
        windows.set('all', { sinceMs, requests: requests + 1 });
      }
      // What is executed after its caller has gone is in nobody's hand.
      if (held.has(exchange)) inHand.add(exchange);
      return 'admitted';
    },
  };
}
