import { z } from 'zod';
import { parseJson } from '../../simulators/kit/exchange/parse-json.js';
import type { PlannedAct } from '../scenario.js';
import type { World } from '../world/world.js';
import type { Operator } from './operator.js';
import { createOperatorsEyes } from './operators-eyes.js';
import { createOperatorsHand } from './operators-hand.js';

const itemsSchema = z.object({
  items: z.array(z.object({ orderId: z.string(), attemptId: z.string(), version: z.number() })),
});

const refusalSchema = z.object({ reason: z.string() });

/**
 * An operator looks at the open item of an order, does something about it, and says what. One who finds no item does nothing.
 * What the operator saw is older than what was done then. One who says nothing needs no item.
 */
export async function playActs(
  acts: readonly PlannedAct[],
  world: World,
  { readItems }: Pick<Operator, 'readItems'>,
): Promise<void> {
  const readList = createOperatorsEyes(world, () => []);
  const say = createOperatorsHand(world);
  for (const { order, says: act, ...deed } of acts) {
    if (act === undefined) {
      doByHand(world, order, deed);
      continue;
    }
    await readItems();
    const body = await readList('/operator/manual-items');
    const { items } = itemsSchema.parse(JSON.parse(body ?? '{"items":[]}'));
    const item = items.find(({ orderId }) => orderId === order);
    if (item === undefined) continue;
    doByHand(world, order, deed);
    const { attemptId: attempt, version } = item;
    world.history.record({ kind: 'act-said', order, attempt, act });
    const note = 'Seen to.';
    const answer = await say(`/operator/manual-items/${attempt}/acts`, { act, version, note });
    const holds = answer === null ? null : answer.status === 200;
    const reason = holds === false ? toReason(answer?.body ?? '') : null;
    world.history.record({ kind: 'act-answered', order, attempt, act, holds, reason });
    await readItems();
  }
}

function doByHand(
  world: World,
  order: string,
  { does, amountKrw }: Omit<PlannedAct, 'order' | 'says'>,
) {
  const amount = amountKrw === undefined ? {} : { amountKrw };
  if (does === 'complete') world.clerk({ order, act: 'complete' });
  if (does === 'edit-amount') world.clerk({ order, act: 'edit-amount', ...amount });
  if (does === 'refund') world.refundInBackOffice({ order, ...amount });
}

/** The service's own word, or the whole of an answer in another shape. */
function toReason(body: string): string {
  const read = refusalSchema.safeParse(parseJson(body));
  return read.success ? read.data.reason : body;
}
