// What the accounting server's replies mean. A refusal is believed only in its own words, as everywhere.

import type { Outcome, Reply } from './answer.js';
import type { PostCall } from './call.js';
import { asObject, parseObject } from './json.js';
import { isWholeWon } from './money.js';
import type { PostingSeen, PostingSighting } from './sighting.js';

/** Refusals that no repetition changes: people have to see to it. What is not listed is asked about. */
export const postRefusals: ReadonlySet<string> = new Set([
  'PERIOD_CLOSED',
  'COST_CENTRE_UNKNOWN',
  'ORDER_BARRED',
  'POSTING_DIFFERS',
]);

/** Accepted only when the posting that comes with the answer is the one that was asked for. */
export function classifyPost(reply: Reply, call: PostCall): Outcome {
  const { result, code, posting } = parseObject(reply.body) ?? {};
  const seen = parsePosting(posting);
  const isShown = seen !== undefined && isAsAsked(seen, call);
  if (reply.status === 200 && result === 'POSTED' && isShown) return { kind: 'accepted' };
  if (reply.status === 409 && result === 'REFUSED' && typeof code === 'string') {
    if (postRefusals.has(code)) return { kind: 'rejected', code };
  }
  const parts = [`HTTP ${reply.status}`, result, code].filter((part) => typeof part === 'string');
  return { kind: 'unknown', reason: parts.join(' ') };
}

/** What a reply to "read the posting" shows. Another posting in it is as good as none. */
export function classifyPosting(reply: Reply, postingId: string): PostingSighting {
  const { code, posting } = parseObject(reply.body) ?? {};
  if (reply.status === 404 && code === 'POSTING_UNKNOWN') return { kind: 'absent' };
  const seen = reply.status === 200 ? parsePosting(posting) : undefined;
  return seen?.postingId === postingId
    ? { kind: 'seen', posting: seen }
    : { kind: 'unreachable', error: `HTTP ${reply.status} without a readable posting` };
}

function isAsAsked(seen: PostingSeen, call: PostCall): boolean {
  const isNamedSo = seen.postingId === call.postingId && seen.orderId === call.orderId;
  return isNamedSo && seen.amountKrw === call.amountKrw;
}

function parsePosting(value: unknown): PostingSeen | undefined {
  const { postingId, orderId, amount } = asObject(value) ?? {};
  if (typeof postingId !== 'string' || typeof orderId !== 'string') return undefined;
  return isWholeWon(amount) ? { postingId, orderId, amountKrw: amount } : undefined;
}
