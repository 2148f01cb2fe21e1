import { z } from 'zod';
import type { World } from '../world/world.js';
import { operatorRequest } from './operator.js';

/** Reads the service's manual queue into the history, as claims: what came, changed or went. */
export type ClaimReader = { readonly read: () => Promise<void> };

const itemsSchema = z.object({
  items: z.array(
    z.object({
      orderId: z.string(),
      attemptId: z.string(),
      cause: z.string(),
      exposureKrw: z.number(),
      paymentKeys: z.array(z.object({ paymentKey: z.string() })).default([]),
      proposedAction: z.string().nullable().default(null),
      firstSeenAtMs: z.number().nullable().default(null),
    }),
  ),
});

const request = operatorRequest('/operator/manual-items');

export function createClaimReader(world: World): ClaimReader {
  type Claim = { order: string; attempt: string; content: string };
  const known = new Map<string, Claim>();

  async function read() {
    const answer = await world.service.ask(request);
    if (answer?.status !== 200) return;
    const { items } = itemsSchema.parse(JSON.parse(answer.body));
    const seen = new Set<string>();
    for (const { orderId: order, attemptId: attempt, firstSeenAtMs, ...item } of items) {
      const { cause, exposureKrw, proposedAction } = item;
      const paymentKeys = item.paymentKeys.map(({ paymentKey }) => paymentKey);
      const key = `${order} ${attempt}`;
      const content = `${cause} ${exposureKrw} ${firstSeenAtMs ?? ''} ${paymentKeys.join()}`;
      // What one reading lists twice is claimed twice.
      if (known.get(key)?.content === content && !seen.has(key)) {
        seen.add(key);
        continue;
      }
      seen.add(key);
      known.set(key, { order, attempt, content });
      const sinceMs = firstSeenAtMs === null ? null : firstSeenAtMs - world.history.startedAtMs;
      const claim = { cause, exposureKrw, paymentKeys, proposedAction, sinceMs };
      world.history.record({ kind: 'manual-claimed', order, attempt, ...claim });
    }
    for (const [key, { order, attempt }] of known) {
      if (seen.has(key)) continue;
      known.delete(key);
      world.history.record({ kind: 'manual-withdrawn', order, attempt });
    }
  }

  return { read };
}
