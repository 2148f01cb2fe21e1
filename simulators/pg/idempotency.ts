import { z } from 'zod';
import type { Collection, Collections } from '../kit/exchange/collections.js';

const kept = z.object({
  answer: z.object({
    status: z.int(),
    body: z.string(),
    code: z.string().nullable(),
    contentType: z.string().optional(),
  }),
  traceId: z.string(),
  keptAtMs: z.int(),
});

/** An answer kept under an idempotency key, with the trace id of the response that carried it first. */
type Kept = Readonly<z.infer<typeof kept>>;

/** The first answers of requests that carried an idempotency key, errors included. */
export type IdempotencyStore = {
  readonly find: (scope: string, nowMs: number) => Kept | undefined;
  readonly keep: (scope: string, kept: Kept) => void;
};

/** Source: Toss Payments docs, Idempotency key. */
export const idempotencyKeyLengthMax = 300;

/** Valid for 15 days from first use. Assumed: afterwards the key counts as new. */
const idempotencyKeyLifeMs = 15 * 24 * 60 * 60 * 1000;

/** A store that remembers among the party's collections. */
export function createIdempotencyStore({ open }: Collections): IdempotencyStore {
  const answers = open<Kept>('idempotent-answers', {
    isOne: (value): value is Kept => kept.safeParse(value).success,
  });
  return {
    find: (scope, nowMs) => {
      const found = answers.get(scope);
      if (found === undefined || nowMs - found.keptAtMs > idempotencyKeyLifeMs) return undefined;
      return withBody(found, toText(found.answer.body));
    },
    keep: (scope, first) => {
      forgetExpired(answers, first.keptAtMs);
      answers.set(scope, withBody(first, toNarrow(first.answer.body)));
    },
  };
}

function withBody(kept: Kept, body: string): Kept {
  return { ...kept, answer: { ...kept.answer, body } };
}

/**
 * The UTF-8 bytes as one letter each. A text with a single Korean letter takes two bytes for every letter in memory, and
 * fifteen days of answers are most of what a PG remembers.
 */
function toNarrow(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function toText(narrow: string): string {
  return Buffer.from(narrow, 'latin1').toString('utf8');
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
function forgetExpired(answers: Collection<Kept>, nowMs: number) {
  for (const [scope, { keptAtMs }] of answers.entries()) {
    if (nowMs - keptAtMs <= idempotencyKeyLifeMs) return;
    answers.delete(scope);
  }
}
