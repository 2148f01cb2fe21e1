import { ends } from '../../properties/end.js';
import type { RunRecord } from '../../reports/run-record.js';
import {
  createDecidedChoices,
  type Decision,
} from '../../simulators/kit/choices/decided-choices.js';
import { runScenario } from '../run/run-scenario.js';
import { createChosenWorld } from './play-chosen.js';
import { type Replay, toShortOption } from './token.js';

export type ReplayResult = {
  readonly record: RunRecord;
  /** Decisions that did not come up: the run is not the one that they were taken in. */
  readonly unused: readonly Decision[];
};

type Setting = {
  readonly serviceDirectory: string;
  readonly seed: number;
  readonly command: string;
};

/** Plays one run of a flow again. */
export async function playReplay(replay: Replay, setting: Setting): Promise<ReplayResult> {
  const isSame = (option: string, decided: string) =>
    option === decided || toShortOption(option) === decided;
  const choices = createDecidedChoices(replay.decisions, isSame);
  const { serviceDirectory, seed, command } = setting;
  const { variant, faultsMax } = replay;
  const asPlanned = variant.scenario;
  // With a fault any lawful end is as good as another.
  const expect = Object.fromEntries(
    Object.keys(asPlanned.orders).map((order) => [order, [...ends]]),
  );
  const hasFault = replay.decisions.some(({ label }) => label.startsWith('fault '));
  const scenario = hasFault ? { ...asPlanned, expect } : asPlanned;

  const free = { isCondensed: false, isReducing: false, recollection: null };
  const run = { variant, faultsMax, serviceDirectory, seed, ...free };
  const world = await createChosenWorld(run, choices);
  const record = await runScenario(scenario, world, {
    replay: command,
    stopwatch: () => performance.now(),
    everyFaultMustFire: false,
  });
  return { record, unused: choices.unused() };
}
