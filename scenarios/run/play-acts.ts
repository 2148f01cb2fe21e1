import { z } from 'zod';
import { sleep } from '../../simulators/kit/clock/clock.js';
import type { PlannedAct } from '../scenario.js';
import type { HttpAnswer, World } from '../world/world.js';
import { createListReader } from './list-reader.js';
import type { Operator } from './operator.js';
import { createOperatorsEyes } from './operators-eyes.js';
import { createOperatorsHand } from './operators-hand.js';
import { toReason } from './to-reason.js';

const itemSchema = z.object({ orderId: z.string(), attemptId: z.string(), version: z.number() });
const itemsSchema = z.object({ items: z.array(itemSchema) });

type Item = z.infer<typeof itemSchema>;
type ActKind = NonNullable<PlannedAct['says']>;

/**
 * An operator looks at the open item of an order, does something about it, and says what. One who finds no item does nothing.
 * What the operator saw is older than what was done then. One who says nothing needs no item.
 */
export async function playActs(
  acts: readonly PlannedAct[],
  world: World,
  { readItems }: Pick<Operator, 'readItems'>,
): Promise<void> {
  const listItems = createListReader(
    { history: world.history, readList: createOperatorsEyes(world, () => []) },
    { path: '/operator/manual-items', schema: itemsSchema },
  );
  const say = createOperatorsHand(world);

  async function findItem(order: string): Promise<Item | undefined> {
    await readItems();
    const item = (await listItems())?.items.find(({ orderId }) => orderId === order);
    if (item !== undefined) {
      world.history.record({ kind: 'item-seen', order, attempt: item.attemptId });
    }
    return item;
  }

  /** The service's reason for not believing it; null when it does, or when nobody can tell. */
  async function sayOf(item: Item, act: ActKind): Promise<string | null> {
    const { orderId: order, attemptId: attempt, version } = item;
    world.history.record({ kind: 'act-said', order, attempt, act });
    const body = { act, version, note: 'Seen to.' };
    const path = `/operator/manual-items/${attempt}/acts`;
    const answer = await untilHeard(world, () => say(path, body));
    const holds = answer === null ? null : answer.status === 200;
    const reason = holds === false ? toReason(answer?.body ?? '') : null;
    world.history.record({ kind: 'act-answered', order, attempt, act, holds, reason });
    return reason;
  }

  for (const { order, says: act, ...deed } of acts) {
    if (act === undefined) {
      doByHand(world, order, deed);
      continue;
    }
    const item = await findItem(order);
    if (item === undefined) continue;
    doByHand(world, order, deed);
    let reason = await sayOf(item, act);
    const isSaidAgain = () => reason === 'ITEM_CHANGED' && act !== 'accepted-as-is';
    for (let tries = 1; tries < triesMax && isSaidAgain(); tries += 1) {
      // The sweeper has learnt of the deed before the word came. Who accepts what there is accepts nothing else unasked.
      const changed = await findItem(order);
      if (changed === undefined) break;
      reason = await sayOf(changed, act);
    }
    await readItems();
  }
}

const triesMax = 5;
const tryAgainAfterMs = 1_000;

/** Who is told to try later says the same again: somebody else wrote at the same moment, or nobody could. */
async function untilHeard(
  { clock }: World,
  saying: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await saying();
    const isHeard = answer === null || toReason(answer.body) !== 'TRY_LATER';
    if (isHeard || tries === triesMax) return answer;
    await sleep(clock, tryAgainAfterMs);
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
  if (does === 'post') world.postByHand({ order, ...amount });
  if (does === 'refund') world.refundInBackOffice({ order, ...amount });
}
