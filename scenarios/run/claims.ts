import { z } from 'zod';
import type { History } from '../../simulators/kit/history/history.js';
import { createListReader } from './list-reader.js';
import type { ReadList } from './operators-eyes.js';

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
      told: z.string().nullable().default(null),
    }),
  ),
});

type Deps = { readonly history: History; readonly readList: ReadList };

export function createClaimReader(deps: Deps): ClaimReader {
  const { history } = deps;
  const readItems = createListReader(deps, { path: '/operator/manual-items', schema: itemsSchema });
  type Claim = { order: string; attempt: string; content: string };
  const known = new Map<string, Claim>();

  async function read() {
    const shown = await readItems();
    if (shown === null) return;
    const { items } = shown;
    const seen = new Set<string>();
    for (const { orderId: order, attemptId: attempt, firstSeenAtMs, ...item } of items) {
      const { cause, exposureKrw, proposedAction, told } = item;
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
      const sinceMs = firstSeenAtMs === null ? null : firstSeenAtMs - history.startedAtMs;
      const claim = { cause, exposureKrw, paymentKeys, proposedAction, sinceMs, told };
      history.record({ kind: 'manual-claimed', order, attempt, ...claim });
    }
    for (const [key, { order, attempt }] of known) {
      if (seen.has(key)) continue;
      known.delete(key);
      history.record({ kind: 'manual-withdrawn', order, attempt });
    }
  }

  return { read };
}
