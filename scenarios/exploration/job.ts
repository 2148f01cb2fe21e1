// The unit of exploration: one variant of a flow with every choice of up to `faultsMax` faults, in every order
// of events.
import type { End } from '../../properties/end.js';
import { exploreDepthFirst } from '../../properties/exploration/depth-first.js';
import type { Finding } from '../../properties/finding.js';
import { createJudge } from '../../properties/judge.js';
import type { Choices } from '../../simulators/kit/choices/choices.js';
import type { Picked } from '../../simulators/kit/choices/scripted-choices.js';
import { CutOffError } from '../../simulators/kit/clock/virtual-time.js';
import { createChosenFaultPlan } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { orderOfFlow, toScenario, type Variant } from '../flows/repair-order.js';
import { play } from '../run/play.js';
import { unexpectedEnds } from '../run/unexpected-ends.js';
import type { Scenario } from '../scenario.js';
import { createFacts } from '../world/virtual/facts.js';
import { createRecollection, type Recollection } from '../world/virtual/recollection.js';
import { createVirtualWorld, type VirtualSetting } from '../world/virtual/virtual-world.js';
import type { World } from '../world/world.js';

export type Job = {
  readonly variant: Variant;
  readonly faultsMax: number;
  /** Where the first fault strikes; null for anywhere. Runs without it belong to another job. */
  readonly firstAt: string | null;
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Runs at the most; a job that needs more says so. */
  readonly runsMax: number;
  /** Whether equal states are merged and independent steps not reordered. */
  readonly isPruning: boolean;
  /** Whether one counterexample is enough. */
  readonly stopsAtViolation: boolean;
};

/** A run that broke something: what repeats it. */
export type Counterexample = {
  readonly variant: Variant;
  readonly faultsMax: number;
  readonly picks: readonly Picked[];
  readonly findings: readonly Finding[];
};

export type JobResult = {
  /** Runs begun, and how many of them were cut off because what was to come had been played. */
  readonly runs: number;
  readonly cutOff: number;
  readonly states: number;
  /** Choices that were seen and not played, because the budget ended: 0 when all were. */
  readonly unexplored: number;
  readonly ends: Readonly<Partial<Record<End, number>>>;
  /** One for each set of broken invariants, the first found. */
  readonly counterexamples: readonly Counterexample[];
};

/** Plays a job. */
export async function playJob(job: Job): Promise<JobResult> {
  const ends: Partial<Record<End, number>> = {};
  const counterexamples = new Map<string, Counterexample>();
  const { isPruning, runsMax } = job;
  const scenario = toScenario(job.variant);
  const facts = createFacts({ ignoresErrors: job.faultsMax > 1 });
  const recollection = createRecollection(facts);
  const searched = await exploreDepthFirst({
    runsMax,
    isMerging: isPruning,
    isOver: () => job.stopsAtViolation && counterexamples.size > 0,
    play: async (choices, visits) => {
      const findings: Finding[] = [];
      const judge = createJudge();
      const world = await createJobWorld(
        { ...job, scenario, ...(isPruning && { recollection }) },
        choices,
        (fingerprint, asleep) => {
          if (visits.wasThere(fingerprint, asleep))
            throw new CutOffError('This state was there before.');
        },
      );
      world.history.subscribe((entry) => findings.push(...judge.observe(entry)));
      const isWhole = await playOut(world, play(scenario, world, judge));
      if (isWhole) {
        findings.push(...judge.atRest());
        // What a fault may cost is a lawful end; without one, the end is known.
        const hasFault = world.history.entries.some(({ kind }) => kind === 'fault-fired');
        if (!hasFault) findings.push(...unexpectedEnds(scenario, judge));
        const end = judge.endOf(orderOfFlow);
        if (hasFault || job.firstAt === null) ends[end] = (ends[end] ?? 0) + 1;
      }
      const whatBroke = [...new Set(findings.map(({ invariant }) => invariant))].sort().join();
      if (findings.length > 0 && !counterexamples.has(whatBroke)) {
        const { variant, faultsMax } = job;
        const picks = choices.picks.map((pick) => ({ ...pick }));
        counterexamples.set(whatBroke, { variant, faultsMax, picks, findings });
      }
      return !isWhole;
    },
  });
  return { ...searched, ends, counterexamples: [...counterexamples.values()] };
}

/** A world for one run of a job, with everything that is free left to `choices`. */
export function createJobWorld(
  setting: Pick<Job, 'faultsMax' | 'firstAt' | 'serviceDirectory' | 'seed' | 'isPruning'> & {
    readonly scenario: Scenario;
    readonly recollection?: Recollection;
  },
  choices: Choices,
  atCrossroads: NonNullable<VirtualSetting['atCrossroads']> = () => undefined,
): Promise<World> {
  const { scenario, faultsMax, firstAt, serviceDirectory, seed, isPruning, recollection } = setting;
  return createVirtualWorld(scenario, {
    ...(recollection !== undefined && { recollection }),
    serviceDirectory,
    seed,
    choices,
    faults: createChosenFaultPlan(choices, { faultsMax, firstAt }),
    isReducing: isPruning,
    atCrossroads,
  });
}

/** True when the run was played to its end, false when it was cut off. */
async function playOut(world: World, main: Promise<void>): Promise<boolean> {
  try {
    await world.drive(main);
    return true;
  } catch (error) {
    if (error instanceof CutOffError) return false;
    throw error;
  } finally {
    await world.close();
  }
}
