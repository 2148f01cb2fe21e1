import { z } from 'zod';
import { sleep } from '../../simulators/kit/clock/clock.js';
import type { PlannedAct } from '../scenario.js';
import type { HttpAnswer, World } from '../world/world.js';
import { createListReader } from './list-reader.js';
import type { Operator } from './operator.js';
import { createOperatorsEyes } from './operators-eyes.js';
import { createOperatorsHand } from './operators-hand.js';
import { toReason } from './to-reason.js';

const itemsSchema = z.object({
  items: z.array(z.object({ orderId: z.string(), attemptId: z.string(), version: z.number() })),
});

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
  for (const { order, says: act, ...deed } of acts) {
    if (act === undefined) {
      doByHand(world, order, deed);
      continue;
    }
    await readItems();
    const item = (await listItems())?.items.find(({ orderId }) => orderId === order);
    if (item === undefined) continue;
    doByHand(world, order, deed);
    const { attemptId: attempt, version } = item;
    world.history.record({ kind: 'act-said', order, attempt, act });
    const note = 'Seen to.';
    const saying = () => say(`/operator/manual-items/${attempt}/acts`, { act, version, note });
    const answer = await untilHeard(world, saying);
    const holds = answer === null ? null : answer.status === 200;
    const reason = holds === false ? toReason(answer?.body ?? '') : null;
    world.history.record({ kind: 'act-answered', order, attempt, act, holds, reason });
    await readItems();
  }
}

const triesMax = 5;
const tryAgainAfterMs = 1_000;

/** Who is told to try later (somebody else wrote at the same moment, or nobody could) says the same again, as the page asks. */
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
  if (does === 'refund') world.refundInBackOffice({ order, ...amount });
}
