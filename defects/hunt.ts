// Looks for what a defect breaks without being told where: first all stories, those with the fewest faults first,
// then every run of the flows, deeper and deeper.
import { basename } from 'node:path';
import type { RunRecord } from '../reports/run-record.js';
import { explore } from '../scenarios/exploration/explore.js';
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
  /** Runs that broke something once, and not again: the service keeps something between runs. */
  readonly onlyOnce: readonly string[];
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
  ['repair-order', 1, 1],
  ['two-processes', 1, 0],
  ['webhooks', 1, 0],
  ['deposit', 1, 0],
  ['operators', 1, 0],
  ['double-click', 1, 0],
  ['repair-order', 2, 0],
  ['second-try', 1, 1],
  ['disturbed', 1, 1],
  ['two-processes', 2, 0],
  ['repair-order', 2, 1],
  ['repair-order', 1, 2],
  ['shop-order', 1, 0],
  ['shop-order', 1, 1],
  ['shop-order', 2, 0],
  ['deposit', 2, 0],
  ['operators', 2, 0],
  ['disturbed', 2, 0],
  ['webhooks', 2, 0],
  ['deposit', 1, 1],
  ['operators', 1, 1],
  ['webhooks', 1, 1],
];

export async function hunt(prey: Prey): Promise<Hunt> {
  const onlyOnce: string[] = [];
  const found = (await findInStories(prey, onlyOnce)) ?? (await findByExploring(prey, onlyOnce));
  return found === null || 'findings' in found
    ? { found, isOver: true, onlyOnce }
    : { found: null, isOver: false, onlyOnce };
}

type Play = () => Promise<RunRecord>;

/** The time ended. */
type Unfinished = { readonly kind: 'unfinished' };

async function findInStories(prey: Prey, onlyOnce: string[]): Promise<RunRecord | null> {
  for (const scenario of await storiesByFaults()) {
    const found = await tryRun(prey, onlyOnce, () => playStory(scenario, prey));
    if (found !== null) return found;
  }
  return null;
}

async function playStory(scenario: Scenario, { serviceDirectory, named }: Prey) {
  const world = await createVirtualWorld(scenario, { serviceDirectory, seed });
  return runScenario(scenario, world, {
    replay: `npx ttadak run ${basename(scenario.file, '.yaml')} --defect ${named} --world virtual`,
    stopwatch: () => performance.now(),
    everyFaultMustFire: false,
  });
}

/**
 * The run, when it shows what is hunted for. What the service keeps outside its modules outlives a run, so the run is
 * played once more; otherwise nobody could repeat it.
 */
async function tryRun(prey: Prey, onlyOnce: string[], play: Play): Promise<RunRecord | null> {
  const record = await play();
  if (!isCaught(prey.defect, record)) return null;
  const again = await play();
  if (isCaught(prey.defect, again)) return again;
  onlyOnce.push(record.name);
  return null;
}

async function storiesByFaults(): Promise<readonly Scenario[]> {
  const selection = await findScenarios([]);
  if (!selection.ok) throw new Error(selection.faults.join('\n'));
  const count = ({ faults, outages }: Scenario) => faults.length + outages.length;
  return selection.scenarios.toSorted((one, other) => count(one) - count(other));
}

async function findByExploring(
  prey: Prey,
  onlyOnce: string[],
): Promise<RunRecord | Unfinished | null> {
  const { serviceDirectory, named, untilMs } = prey;
  const players = createJobPlayers({ workers: 1 }, () => undefined);
  const toCommand = (token: string) => `npx ttadak replay ${token} --defect ${named}`;
  let isOver = true;
  for (const [flow, customers, faults] of course) {
    const variants = requireFlow(flow).variantsOf(customers);
    const { violations, unexplored } = await explore({
      stages: [{ flow, customers, faults, variants }],
      serviceDirectory,
      seed,
      runsMax: 20_000,
      untilMs,
      isPruning: true,
      playJobs: players.play,
      toCommand,
    });
    for (const { token, replay: command } of violations) {
      const found = await tryRun(prey, onlyOnce, () => playToken(token, serviceDirectory, command));
      if (found !== null) return found;
    }
    isOver &&= unexplored === 0 || violations.length > 0;
  }
  return isOver ? null : { kind: 'unfinished' };
}

async function playToken(token: string, serviceDirectory: string, command: string) {
  const parsed = parseToken(token);
  if (!parsed.ok) throw new Error(parsed.fault);
  return (await playReplay(parsed.replay, { serviceDirectory, seed, command })).record;
}

/** Whether the run shows what the defect is said to break; anything will do when nothing is said. */
function isCaught({ breaks }: Defect, { findings }: RunRecord): boolean {
  if (breaks.length === 0) return findings.length > 0;
  return findings.some(({ invariant }) => breaks.includes(invariant));
}
