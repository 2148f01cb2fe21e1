import type { Answer } from './answer.js';

/** An answer kept under an idempotency key, with the trace id of the response that carried it first. */
type Kept = { readonly answer: Answer; readonly traceId: string; readonly keptAtMs: number };

/** The first answers of requests that carried an idempotency key, errors included. */
export type IdempotencyStore = {
  readonly find: (scope: string, nowMs: number) => Kept | undefined;
  readonly keep: (scope: string, kept: Kept) => void;
};

/** Source: Toss Payments docs, Idempotency key. */
export const idempotencyKeyLengthMax = 300;

/** Valid for 15 days from first use. Assumed: afterwards the key counts as new. */
const idempotencyKeyLifeMs = 15 * 24 * 60 * 60 * 1000;

/** An empty store. */
export function createIdempotencyStore(): IdempotencyStore {
  const kept = new Map<string, Kept>();
  return {
    find: (scope, nowMs) => {
      const found = kept.get(scope);
      return found !== undefined && nowMs - found.keptAtMs <= idempotencyKeyLifeMs
        ? found
        : undefined;
    },
    keep: (scope, first) => {
      forgetExpired(kept, first.keptAtMs);
      kept.set(scope, first);
    },
  };
}

/** What makes two requests the same: the body is no part of it. */
export function toScope(request: {
  readonly idempotencyKey: string;
  readonly secretKey: string;
  readonly method: string;
  readonly path: string;
}): string {
  const { idempotencyKey, secretKey, method, path } = request;
  return JSON.stringify([idempotencyKey, secretKey, method, path]);
}

/** Entries stand in the order of first use, so the expired ones come first. */
function forgetExpired(kept: Map<string, Kept>, nowMs: number) {
  for (const [scope, { keptAtMs }] of kept) {
    if (nowMs - keptAtMs <= idempotencyKeyLifeMs) return;
    kept.delete(scope);
  }
}
