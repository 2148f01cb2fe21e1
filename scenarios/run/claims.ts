import { z } from 'zod';
import type { HttpRequest, World } from '../world/world.js';

/** What the harness shows the service in order to see its manual queue. */
export const operatorToken = 'operator-of-the-run';

/** Reads the service's manual queue into the history, as claims: what came, changed or went. */
export type ClaimReader = { readonly read: () => Promise<void> };

const itemsSchema = z.object({
  items: z.array(
    z.object({
      orderId: z.string(),
      attemptId: z.string(),
      cause: z.string(),
      exposureKrw: z.number(),
    }),
  ),
});

const request: HttpRequest = {
  method: 'GET',
  path: '/operator/manual-items',
  headers: { authorization: `Bearer ${operatorToken}` },
  body: null,
};

export function createClaimReader(world: World): ClaimReader {
  type Claim = { order: string; attempt: string; content: string };
  const known = new Map<string, Claim>();

  async function read() {
    const answer = await world.service.ask(request);
    if (answer?.status !== 200) return;
    const { items } = itemsSchema.parse(JSON.parse(answer.body));
    const seen = new Set<string>();
    for (const { orderId: order, attemptId: attempt, cause, exposureKrw } of items) {
      const key = `${order} ${attempt}`;
      const content = `${cause} ${exposureKrw}`;
      seen.add(key);
      if (known.get(key)?.content === content) continue;
      known.set(key, { order, attempt, content });
      world.history.record({ kind: 'manual-claimed', order, attempt, cause, exposureKrw });
    }
    for (const [key, { order, attempt }] of known) {
      if (seen.has(key)) continue;
      known.delete(key);
      world.history.record({ kind: 'manual-withdrawn', order, attempt });
    }
  }

  return { read };
}
