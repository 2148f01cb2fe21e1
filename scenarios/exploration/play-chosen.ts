import type { End } from '../../properties/end.js';
import type { Finding } from '../../properties/finding.js';
import type { Choices } from '../../simulators/kit/choices/choices.js';
import { createChosenFaultPlan } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { orderOfFlow, type Variant } from '../flows/variant.js';
import { isEndless, type JudgeOptions, judgeRun } from '../run/judge-run.js';
import { unexpectedEnds } from '../run/unexpected-ends.js';
import type { Recollection } from '../world/virtual/recollection.js';
import { createVirtualWorld, type VirtualSetting } from '../world/virtual/virtual-world.js';
import { EnvironmentError, type World } from '../world/world.js';

/** A run of a variant in which everything that is free is left to choices. */
export type ChosenRun = {
  readonly variant: Variant;
  readonly faultsMax: number;
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Whether of kinds of faults that show a caller the same only one is played. */
  readonly isCondensed: boolean;
  /** Whether independent steps are not reordered. */
  readonly isReducing: boolean;
  readonly recollection: Recollection | null;
};

export type Played = {
  /** False when it was cut off because what was to come had been played. */
  readonly isWhole: boolean;
  readonly findings: readonly Finding[];
  readonly end: End;
};

/** How a run is watched by a search. */
type Watch = Pick<VirtualSetting, 'atCrossroads' | 'isFingerprintWaiting'> & JudgeOptions;

/** A world for one such run. */
export function createChosenWorld(
  run: ChosenRun,
  choices: Choices,
  { atCrossroads = () => undefined, isFingerprintWaiting = false }: Watch = {},
): Promise<World> {
  const { variant, serviceDirectory, seed, isReducing, recollection } = run;
  const { faultsMax, isCondensed } = run;
  const faults = createChosenFaultPlan(choices, { faultsMax, isCondensed });
  return createVirtualWorld(variant.scenario, {
    serviceDirectory,
    seed,
    choices,
    faults,
    processes: variant.processes,
    reduction: isReducing ? faults.crashes : null,
    atCrossroads,
    isFingerprintWaiting,
    ...(recollection !== null && { recollection }),
  });
}

/** Plays and judges one run; an `EnvironmentError` when it could not take place. */
export async function playChosen(
  run: ChosenRun,
  choices: Choices,
  watch: Watch = {},
): Promise<Played> {
  const { scenario } = run.variant;
  const world = await createChosenWorld(run, choices, watch);
  const { judge, findings, isWhole, failure } = await judgeRun(scenario, world, watch);
  if (failure !== null) throw new EnvironmentError(failure);
  const hasFault = world.history.entries.some(({ kind }) => kind === 'fault-fired');
  // What a fault may cost is a lawful end; without one, the end is known.
  const isEndKnown = isWhole && !hasFault && !findings.some(isEndless);
  return {
    isWhole,
    findings: [...findings, ...(isEndKnown ? unexpectedEnds(scenario, judge) : [])],
    end: judge.endOf(orderOfFlow),
  };
}
