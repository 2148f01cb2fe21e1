// Looks for what a defect breaks without being told where: first all stories, those with the fewest faults first,
// then every run of the flows, deeper and deeper.
import { basename } from 'node:path';
import type { RunRecord } from '../reports/run-record.js';
import { explore, type Stage } from '../scenarios/exploration/explore.js';
import { createJobPlayers } from '../scenarios/exploration/play-jobs.js';
import { playReplay } from '../scenarios/exploration/replay.js';
import { parseToken } from '../scenarios/exploration/token.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { requireFlow } from '../scenarios/flows/all-flows.js';
import { runScenario } from '../scenarios/run/run-scenario.js';
import type { Scenario } from '../scenarios/scenario.js';
import { createVirtualWorld } from '../scenarios/world/virtual/virtual-world.js';
import type { Defect } from './defect.js';

export type Hunt = {
  /** The run in which it was found; null when it was not. */
  readonly found: RunRecord | null;
  /** Whether all was played that the hunt plays; false when the time ended first. */
  readonly isOver: boolean;
};

type Prey = {
  readonly defect: Defect;
  readonly serviceDirectory: string;
  /** As the user named it: an id or a file. */
  readonly named: string;
  /** When to give up, in milliseconds since the epoch; null for never. */
  readonly untilMs: number | null;
};

const seed = 1;

/** What is explored, one after the other: broad before deep, one customer before two at once. */
const course: readonly (readonly [flow: string, customers: 1 | 2, faults: number])[] = [
  ['repair-order', 1, 0],
  ['second-try', 1, 0],
  ['every-answer', 1, 0],
  ['disturbed', 1, 0],
  ['repair-order', 2, 0],
  ['double-click', 1, 0],
  ['repair-order', 1, 1],
  ['second-try', 1, 1],
  ['two-processes', 1, 0],
  ['disturbed', 1, 1],
  ['two-processes', 2, 0],
  ['repair-order', 2, 1],
  ['repair-order', 1, 2],
];

export async function hunt(prey: Prey): Promise<Hunt> {
  const found = await findInStories(prey);
  if (found !== null) return { found, isOver: true };
  return findByExploring(prey);
}

async function findInStories(prey: Prey): Promise<RunRecord | null> {
  const { serviceDirectory, named } = prey;
  for (const scenario of await storiesByFaults()) {
    const world = await createVirtualWorld(scenario, { serviceDirectory, seed });
    const record = await runScenario(scenario, world, {
      replay: `npx ttadak run ${basename(scenario.file, '.yaml')} --defect ${named} --world virtual`,
      stopwatch: () => performance.now(),
      everyFaultMustFire: false,
    });
    if (isCaught(prey.defect, record)) return record;
  }
  return null;
}

async function storiesByFaults(): Promise<readonly Scenario[]> {
  const selection = await findScenarios([]);
  if (!selection.ok) throw new Error(selection.faults.join('\n'));
  const count = ({ faults, outages }: Scenario) => faults.length + outages.length;
  return selection.scenarios.toSorted((one, other) => count(one) - count(other));
}

async function findByExploring({ defect, serviceDirectory, named, untilMs }: Prey): Promise<Hunt> {
  const players = createJobPlayers({ workers: 1 }, () => undefined);
  const toCommand = (token: string) => `npx ttadak replay ${token} --defect ${named}`;
  let isOver = true;
  for (const [flow, customers, faults] of course) {
    const stage: Stage = {
      flow,
      customers,
      faults,
      variants: requireFlow(flow).variantsOf(customers),
    };
    const { violations, unexplored } = await explore({
      stages: [stage],
      serviceDirectory,
      seed,
      runsMax: 20_000,
      untilMs,
      isPruning: true,
      playJobs: players.play,
      toCommand,
    });
    for (const { token, replay: command } of violations) {
      const parsed = parseToken(token);
      if (!parsed.ok) throw new Error(parsed.fault);
      const { record } = await playReplay(parsed.replay, { serviceDirectory, seed, command });
      if (isCaught(defect, record)) return { found: record, isOver: true };
    }
    isOver &&= unexplored === 0 || violations.length > 0;
  }
  return { found: null, isOver };
}

/** Whether the run shows what the defect is said to break; anything will do when nothing is said. */
function isCaught({ breaks }: Defect, { findings }: RunRecord): boolean {
  if (breaks.length === 0) return findings.length > 0;
  return findings.some(({ invariant }) => breaks.includes(invariant));
}
