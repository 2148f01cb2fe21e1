import { basename } from 'node:path';
import pMap from 'p-map';
import type { RunRecord } from '../reports/run-record.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { didYouMean } from '../scenarios/read-yaml.js';
import { runScenario } from '../scenarios/run/run-scenario.js';
import { isVirtualOnly, type Scenario } from '../scenarios/scenario.js';
import { createVirtualWorld } from '../scenarios/world/virtual/virtual-world.js';
import { createWireWorld } from '../scenarios/world/wire/wire-world.js';
import type { World } from '../scenarios/world/world.js';
import { type ExitCode, exitCodeOf, UsageError } from './exit-code.js';
import { serviceDirectoryOf } from './service-of.js';
import { type Output, showRecords } from './show-records.js';

export type RunOptions = Output & {
  readonly world: 'wire' | 'virtual';
  readonly store: 'lowdb' | 'postgres';
  /** Of the database for `store: postgres`. */
  readonly postgresUrl: string;
  readonly grep?: string;
  readonly defect?: string;
  readonly workers: number;
  readonly seed: number;
};

/** Plays the wanted scenarios and reports on them. */
export async function runCommand(
  wanted: readonly string[],
  options: RunOptions,
): Promise<ExitCode> {
  if (options.world === 'virtual' && options.store !== 'lowdb') {
    throw new UsageError([
      `--store ${options.store}: expected --world wire beside it, got virtual: there the step log lies in memory`,
    ]);
  }
  const chosen = await chosenScenarios(wanted, options);
  const serviceDirectory = await serviceDirectoryOf(options.defect);
  const isAll = wanted.length === 0 && options.grep === undefined;
  const scenarios = isAll ? leaveOutUnplayable(chosen, options) : chosen;
  const play = async (scenario: Scenario): Promise<RunRecord> => {
    const world = await createWorld(scenario, options, serviceDirectory);
    const record = await runScenario(scenario, world, {
      replay: replayCommand(scenario, options),
      stopwatch: () => performance.now(),
      everyFaultMustFire: true,
    });
    process.stderr.write(`${symbolOf(record)} ${record.name}\n`);
    return record;
  };
  // A virtual run owns the process's clock, so there is one at a time.
  const concurrency = options.world === 'wire' ? options.workers : 1;
  const records = await pMap(scenarios, play, { concurrency });
  await showRecords(records, options);
  return exitCodeOf(records);
}

function createWorld(
  scenario: Scenario,
  { world, store, postgresUrl, seed }: RunOptions,
  serviceDirectory: string,
): Promise<World> {
  if (world === 'virtual') return createVirtualWorld(scenario, { serviceDirectory, seed });
  const place = store === 'lowdb' ? { kind: store } : { kind: store, url: postgresUrl };
  return createWireWorld(scenario, { serviceDirectory, seed, store: place });
}

async function chosenScenarios(
  wanted: readonly string[],
  { grep }: RunOptions,
): Promise<Scenario[]> {
  const found = await findScenarios(wanted);
  if (!found.ok) throw new UsageError(found.faults);
  if (grep === undefined) return [...found.scenarios];
  const chosen = found.scenarios.filter(({ name }) => name.includes(grep));
  if (chosen.length > 0) return chosen;
  const hint = didYouMean(
    grep,
    found.scenarios.map(({ name }) => name),
  );
  throw new UsageError([
    `--grep "${grep}": expected part of a scenario's name, no name has it${hint}`,
  ]);
}

/** Of all stories those that need the virtual world are not played on sockets; whoever names one is told that its fault never fires. */
function leaveOutUnplayable(
  scenarios: readonly Scenario[],
  { world }: RunOptions,
): readonly Scenario[] {
  const left = world === 'wire' ? scenarios.filter(isVirtualOnly) : [];
  for (const { file } of left) {
    const name = basename(file, '.yaml');
    process.stderr.write(`– ${name}: left out, npx ttadak run ${name} --world virtual plays it\n`);
  }
  return scenarios.filter((scenario) => !left.includes(scenario));
}

function replayCommand({ file }: Scenario, { world, store, defect, seed }: RunOptions): string {
  const name = /scenarios\/stories\/[^/]+\.yaml$/.test(file) ? basename(file, '.yaml') : file;
  const words = ['npx ttadak run', name];
  if (defect !== undefined) words.push('--defect', defect);
  if (world !== 'wire') words.push('--world', world);
  if (store !== 'lowdb') words.push('--store', store);
  if (seed !== 1) words.push('--seed', String(seed));
  return words.join(' ');
}

function symbolOf({ verdict }: RunRecord): string {
  return { passed: '✓', violated: '✗', inconclusive: '?' }[verdict];
}
