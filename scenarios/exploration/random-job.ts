import { createPrng, type Prng } from '../../simulators/kit/choices/prng.js';
import { createRandomChoices } from '../../simulators/kit/choices/random-choices.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import { faultKinds } from '../../simulators/kit/faults/fault-kind.js';
import { requireVariant } from '../flows/all-flows.js';
import { createFacts } from '../world/virtual/facts.js';
import { createRecollection } from '../world/virtual/recollection.js';
import { createFirstOfItsKind } from './first-of-its-kind.js';
import { createTally, type Job, type JobResult } from './job.js';
import { playChosen } from './play-chosen.js';

/** So many runs of variants that are drawn, with choices that are drawn. */
export type RandomJob = Pick<
  Job,
  'serviceDirectory' | 'seed' | 'faultsMax' | 'untilMs' | 'stopsAtViolation'
> & {
  /** The codes of the variants to draw from. */
  readonly variants: readonly string[];
  /** The number of the first run; each run's draws follow from the seed and its number. */
  readonly from: number;
  readonly count: number;
};

/** Of 100 exchanges so many suffer a fault, and of 100 crossroads so many are left in another than the ordinary order. */
const faultPercents = [1, 5, 15, 40];
const orderPercents = [0, 5, 30, 80];

/**
 * Swarm testing (Groce et al., "Swarm Testing", 2012): each run switches some kinds of faults off altogether, for the
 * others then meet each other more often.
 */
export async function playRandomJob(job: RandomJob): Promise<JobResult> {
  const recollection = createRecollection(createFacts({ ignoresErrors: false }));
  const tally = createTally();
  const { isFirst } = createFirstOfItsKind();
  let runs = 0;
  const isOutOfTime = () => job.untilMs !== null && realClock.nowMs() >= job.untilMs;
  while (runs < job.count && !isOutOfTime()) {
    const prng = createPrng(job.seed).fork(`run ${job.from + runs}`);
    const variant = requireVariant(draw(prng, job.variants) ?? '');
    const choices = createRandomChoices(prng, drawChance(prng));
    const faultsMax = prng.next() % (job.faultsMax + 1);
    const free = { isCondensed: false, isReducing: false, recollection };
    const run = { ...job, variant, faultsMax, ...free };
    const played = await playChosen(run, choices, {
      reconciles: (standing) => isFirst(standing, choices.picks),
    });
    tally.add(played, { variant: variant.code, faultsMax, picks: choices.picks });
    runs += 1;
    if (job.stopsAtViolation && tally.counterexamples.size > 0) break;
  }
  return { runs, cutOff: 0, states: 0, unexplored: job.count - runs, ...tally.result() };
}

function drawChance(prng: Prng) {
  const off = new Set<string>(faultKinds.filter(() => prng.next() % 2 === 0));
  const faultPercent = draw(prng, faultPercents) ?? 0;
  const orderPercent = draw(prng, orderPercents) ?? 0;
  return {
    percentOf: (label: string) => (label.startsWith('fault ') ? faultPercent : orderPercent),
    isOff: (option: string) => off.has(option),
  };
}

function draw<T>(prng: Prng, options: readonly T[]): T | undefined {
  return options[prng.next() % options.length];
}
