import type { End } from '../../properties/end.js';
import type { Finding } from '../../properties/finding.js';
import { allInvariants } from '../../properties/invariants/all.js';
import { createJudge } from '../../properties/judge.js';
import { toBounds } from '../../properties/ledger/bounds.js';
import type { Choices } from '../../simulators/kit/choices/choices.js';
import { CutOffError } from '../../simulators/kit/clock/virtual-time.js';
import { createChosenFaultPlan } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { orderOfFlow, type Variant } from '../flows/variant.js';
import { play } from '../run/play.js';
import { unexpectedEnds } from '../run/unexpected-ends.js';
import type { Recollection } from '../world/virtual/recollection.js';
import { createVirtualWorld, type VirtualSetting } from '../world/virtual/virtual-world.js';
import type { World } from '../world/world.js';

/** A run of a variant in which everything that is free is left to choices. */
export type ChosenRun = {
  readonly variant: Variant;
  readonly faultsMax: number;
  /** Where the first fault strikes; null for anywhere. */
  readonly firstAt: string | null;
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Whether independent steps are not reordered. */
  readonly isReducing: boolean;
  readonly recollection: Recollection | null;
};

export type Played = {
  /** False when it was cut off because what was to come had been played. */
  readonly isWhole: boolean;
  readonly hasFault: boolean;
  readonly findings: readonly Finding[];
  readonly end: End;
};

type AtCrossroads = NonNullable<VirtualSetting['atCrossroads']>;

/** A world for one such run. */
export function createChosenWorld(
  run: ChosenRun,
  choices: Choices,
  atCrossroads: AtCrossroads = () => undefined,
): Promise<World> {
  const { variant, faultsMax, firstAt, serviceDirectory, seed, isReducing, recollection } = run;
  return createVirtualWorld(variant.scenario, {
    serviceDirectory,
    seed,
    choices,
    faults: createChosenFaultPlan(choices, { faultsMax, firstAt }),
    processes: variant.processes,
    isReducing,
    atCrossroads,
    ...(recollection !== null && { recollection }),
  });
}

/** Plays and judges one run. */
export async function playChosen(
  run: ChosenRun,
  choices: Choices,
  atCrossroads: AtCrossroads,
): Promise<Played> {
  const { scenario } = run.variant;
  const findings: Finding[] = [];
  const judge = createJudge(allInvariants, toBounds(scenario.timing));
  const world = await createChosenWorld(run, choices, atCrossroads);
  world.history.subscribe((entry) => {
    findings.push(...judge.observe(entry));
  });
  const isWhole = await playOut(world, play(scenario, world, judge));
  const hasFault = world.history.entries.some(({ kind }) => kind === 'fault-fired');
  if (isWhole) {
    findings.push(...judge.atRest());
    // What a fault may cost is a lawful end; without one, the end is known.
    if (!hasFault) findings.push(...unexpectedEnds(scenario, judge));
  }
  return { isWhole, hasFault, findings, end: judge.endOf(orderOfFlow) };
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
