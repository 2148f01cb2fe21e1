import { toDecisions } from '../../simulators/kit/choices/decided-choices.js';
import { faultKinds } from '../../simulators/kit/faults/fault-kind.js';
import { requireFlow, requireVariant } from '../flows/all-flows.js';
import type { Variant } from '../flows/variant.js';
import type { Counterexample } from './job.js';
import { playReplay } from './replay.js';
import type { Replay } from './token.js';

/** A run of many decisions is made smaller as far as these go. */
const triesMax = 300;

type Setting = { readonly serviceDirectory: string; readonly seed: number };

/**
 * A smaller run that breaks one of the same invariants. First decisions are taken back, in halves, quarters … and
 * one by one; then what is left is made simpler: an ordinary customer, and of the kinds of a fault the first in the table
 * that does it.
 */
export async function shrink(found: Counterexample, setting: Setting): Promise<Replay> {
  const broken = new Set(found.findings.map(({ invariant }) => invariant));
  let smallest: Replay = {
    variant: requireVariant(found.variant),
    faultsMax: found.faultsMax,
    decisions: toDecisions(found.picks),
  };
  let tries = 0;

  /** Takes the candidate when it still breaks something of it. */
  async function take(candidate: Replay): Promise<boolean> {
    if (tries >= triesMax) return false;
    tries += 1;
    const { record, unused } = await playReplay(candidate, { ...setting, command: '' });
    const isBroken = record.findings.some(({ invariant }) => broken.has(invariant));
    if (isBroken && unused.length === 0) smallest = candidate;
    return isBroken && unused.length === 0;
  }

  async function takeBack(count: number) {
    for (let end = smallest.decisions.length; end > 0; end -= count) {
      const { decisions } = smallest;
      const start = Math.max(0, end - count);
      await take({
        ...smallest,
        decisions: decisions.filter((_, place) => place < start || place >= end),
      });
    }
  }

  async function simplify() {
    for (const variant of simplerThan(smallest.variant)) {
      if (await take({ ...smallest, variant })) break;
    }
    for (const replay of simplerFaults(smallest)) await take(replay);
  }

  for (let size = -1; size !== smallest.decisions.length && tries < triesMax; ) {
    size = smallest.decisions.length;
    for (
      let count = Math.ceil(size / 2);
      count > 0;
      count = count === 1 ? 0 : Math.ceil(count / 2)
    ) {
      await takeBack(count);
    }
  }
  await simplify();
  return smallest;
}

/** One customer who pays, with whatever answers: the first ones of the plain flow. */
function simplerThan(variant: Variant): readonly Variant[] {
  const plain = requireFlow('repair-order').variantsOf(1);
  const place = plain.indexOf(variant);
  return place < 0 ? plain : plain.slice(0, place);
}

/** The same with an earlier kind in place of one fault; the earliest last, so that it is what remains. */
function simplerFaults(replay: Replay): Replay[] {
  return replay.decisions.flatMap((decision, place) =>
    faultKinds
      .slice(
        0,
        Math.max(
          0,
          faultKinds.findIndex((kind) => kind === decision.option),
        ),
      )
      .reverse()
      .map((option) => ({
        ...replay,
        decisions: replay.decisions.with(place, { ...decision, option }),
      })),
  );
}
