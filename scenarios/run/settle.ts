// The last phases of a run, when everybody has acted: rest is waited for, faults are healed, rest is demanded.
import type { Judge } from '../../properties/judge.js';
import { sleep } from '../../simulators/kit/clock/clock.js';
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { Customer } from '../customer/customer.js';
import type { PlannedAct, Timing } from '../scenario.js';
import type { World } from '../world/world.js';
import type { Operator } from './operator.js';
import type { Outages } from './outages.js';
import { playActs } from './play-acts.js';
import type { Clerk } from './shop-clerk.js';

/** How often the run looks whether it has come to rest, in milliseconds of its own time. Virtual time costs nothing, looks do. */
const looksEveryMs = { wire: 100, virtual: 500 };

/** Who has a say in whether a run has come to rest. */
export type Cast = {
  readonly customers: readonly Customer[];
  readonly outages: Outages;
  readonly clerk: Pick<Clerk, 'isBusy'>;
  readonly judge: Judge;
  readonly operator: Operator;
  /** Whether the night passes when all rests. */
  readonly night: boolean;
  /** What operators say and do about manual items, when all rests or was waited for long enough. */
  readonly acts: readonly PlannedAct[];
  /** By so much the legacy system's reads lag behind: before that nothing can be reconciled. */
  readonly readsLagMs: number;
  /** Whether the service is asked for a reconciliation when all stands so. */
  readonly reconciles: (standing: string) => boolean;
};

/** Plays on until the run rests, or until its patience is over; the judge then tells which. Stops the service. */
export async function settle(timing: Timing, world: World, cast: Cast): Promise<void> {
  const rest = createRest({ timing, world, cast });
  let isAtRest = await rest();
  if (!isAtRest) await cast.operator.inspect();
  const isStirred = await stir(world, cast, isAtRest);
  world.faults.heal();
  world.history.record({ kind: 'faults-healed' });
  if (!isAtRest || isStirred) {
    // A service that still says "checking" when everything was mended says it on record.
    for (const customer of cast.customers) customer.listenAnew();
    isAtRest = await rest();
  }
  if (isLeftToPeople(cast.judge)) await readAfterRestart(world, cast.operator);
  else await cast.operator.readLog();
  // Of what still moves nothing can be reconciled.
  if (isAtRest && cast.reconciles(cast.judge.standing())) {
    if (cast.readsLagMs > 0) await sleep(world.clock, cast.readsLagMs);
    await cast.operator.readReconciliation();
  }
  world.history.record({ kind: 'rested' });
  await world.service.stop();
}

/** What may still come: the night, where all rests, and what operators do. Whether anything came. */
async function stir(world: World, cast: Cast, isAtRest: boolean): Promise<boolean> {
  const { acts, operator } = cast;
  const isNight = cast.night && isAtRest;
  if (isNight) await passNight(world, operator);
  await playActs(acts, world, operator);
  return isNight || acts.length > 0;
}

/** Nobody is at work in the night. In the morning the shop reconciles, and has people called for what that finds. */
async function passNight(world: World, operator: Operator): Promise<void> {
  await world.service.stop();
  await world.passNight();
  await world.service.start();
  await operator.readReconciliation();
  await operator.callPeople();
}

/** What only a process remembers, nobody is called for: the last readings are those of one that has just begun. */
async function readAfterRestart({ service }: World, operator: Operator): Promise<void> {
  await service.stop();
  await service.start();
  await operator.readItems();
  await operator.readLog();
}

function isLeftToPeople(judge: Judge): boolean {
  return judge.orders().some((order) => judge.endOf(order) === 'manual');
}

type Waiting = {
  readonly timing: Timing;
  readonly world: World;
  readonly cast: Cast;
};

/** Waits until nothing is left to happen: true. Or until the run's patience is over: false. */
function createRest({ timing, world, cast }: Waiting) {
  const { clock, history } = world;
  const { settleWithinMs, sweepEveryMs, retryBackoffMaxMs } = timing;
  const answerWithinMs = Math.max(timing.pgTimeoutMs, timing.legacyTimeoutMs);
  const lookEveryMs = looksEveryMs[world.kind];
  const { operator } = cast;
  const seemsSettled = () =>
    cast.judge.isSettled() &&
    // A case may settle itself after people were called; then the service has yet to notice.
    !cast.judge.hasUntrueItem() &&
    !cast.judge.hasUnseenNews() &&
    world.pendingExecutions() === 0 &&
    world.webhooksOnTheirWay() === 0 &&
    cast.outages.areOver() &&
    !cast.clerk.isBusy();

  /** The service goes on asking about what it has flagged, with pauses. */
  const mayStillBeSettled = () => isLeftToPeople(cast.judge) || cast.judge.hasUnseenNews();

  /** When the last call has just been cut, the service may not know it yet, and pauses only then. */
  const nextTryWithinMs = () => {
    const lastCut = history.entries.findLast(({ kind }) => kind === 'fault-fired');
    const sinceMs = clock.nowMs() - history.startedAtMs - (lastCut?.atMs ?? -answerWithinMs);
    return retryBackoffMaxMs + Math.max(0, answerWithinMs - sinceMs);
  };

  return async (): Promise<boolean> => {
    const giveUpAtMs = clock.nowMs() + settleWithinMs;
    let looked = -1;
    let isLogRead = false;
    while (clock.nowMs() < giveUpAtMs) {
      // The service flags what it has looked into, and that leaves traces.
      const isOpen = !cast.judge.isSettled() || mayStillBeSettled();
      if (isOpen && history.entries.length !== looked) await operator.readItems();
      looked = history.entries.length;
      if (!seemsSettled()) {
        await sleep(clock, lookEveryMs);
        continue;
      }
      // Read here and again at the end, the log can be compared with itself; reading is not free.
      if (!isLogRead) await operator.readLog();
      isLogRead = true;
      const seen = history.entries.length;
      await sleep(clock, 2 * sweepEveryMs + (mayStillBeSettled() ? nextTryWithinMs() : 0));
      if (history.entries.slice(seen).some(isProgress)) continue;
      await operator.readItems();
      const words = await Promise.all(cast.customers.map((customer) => customer.askForLastWord()));
      await operator.readLog();
      if (words.every(Boolean) && seemsSettled() && cast.judge.isLogOver()) return true;
      await sleep(clock, lookEveryMs);
    }
    return false;
  };
}

/** A manual item is looked into again and again; only what changes something is progress. */
function isProgress({ kind }: HistoryEntry): boolean {
  const isCall = kind.startsWith('request-') || kind === 'executed' || kind === 'reply-left';
  return !isCall && kind !== 'webhook-sent' && kind !== 'webhook-answered';
}
