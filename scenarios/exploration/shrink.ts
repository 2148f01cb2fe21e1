import { toDecisions } from '../../simulators/kit/choices/decided-choices.js';
import { type Counterexample } from './job.js';
import { playReplay } from './replay.js';
import type { Replay } from './token.js';

/** More tries than any counterexample has decisions, twice over. */
const triesMax = 200;

/**
 * A smaller run that breaks one of the same invariants: decisions are taken back one by one, the last
 * first, as long as it still does.
 */
export async function shrink(
  found: Counterexample,
  setting: { readonly serviceDirectory: string; readonly seed: number },
): Promise<Replay> {
  const broken = new Set(found.findings.map(({ invariant }) => invariant));
  const isStillBroken = async (replay: Replay) => {
    const { record, unused } = await playReplay(replay, { ...setting, command: '' });
    return unused.length === 0 && record.findings.some(({ invariant }) => broken.has(invariant));
  };
  const { variant, faultsMax } = found;
  let smallest: Replay = { variant, faultsMax, decisions: toDecisions(found.picks) };
  let tries = 0;
  for (let hasShrunk = true; hasShrunk && tries < triesMax; ) {
    hasShrunk = false;
    for (let place = smallest.decisions.length - 1; place >= 0 && tries < triesMax; place -= 1) {
      const decisions = smallest.decisions.filter((_, index) => index !== place);
      tries += 1;
      if (!(await isStillBroken({ ...smallest, decisions }))) continue;
      smallest = { ...smallest, decisions };
      hasShrunk = true;
    }
  }
  return smallest;
}
