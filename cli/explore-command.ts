import {
  type Certificate,
  toCertificateText,
  toRandomText,
} from '../scenarios/exploration/certificate.js';
import { deepening, explore, type Stage } from '../scenarios/exploration/explore.js';
import { exploreAtRandom } from '../scenarios/exploration/explore-at-random.js';
import type { JobResult } from '../scenarios/exploration/job.js';
import { type AnyJob, createJobPlayers } from '../scenarios/exploration/play-jobs.js';
import { allFlows, requireFlow, requireVariant } from '../scenarios/flows/all-flows.js';
import { realClock } from '../simulators/kit/clock/real-clock.js';
import { type ExitCode, exitCode, UsageError } from './exit-code.js';
import { toReplayCommand } from './replay-command.js';
import { serviceDirectoryOf } from './service-of.js';

export type ExploreOptions = {
  readonly flow: string;
  readonly faults: number;
  readonly customers: 1 | 2;
  readonly runs: number;
  /** Milliseconds. */
  readonly timeBudget?: number;
  /** How many runs to draw instead of playing all. */
  readonly random?: number;
  readonly workers: number;
  readonly seed: number;
  readonly defect?: string;
  readonly pruning: boolean;
  readonly json: boolean;
};

/** Plays every run of a flow within the bounds, and ends in a certificate or the smallest counterexample. */
export async function exploreCommand(options: ExploreOptions): Promise<ExitCode> {
  const stage = toStage(options);
  const serviceDirectory = await serviceDirectoryOf(options.defect);
  const players = createJobPlayers({ workers: options.workers }, showProgress);
  const { seed, timeBudget, random } = options;
  const common = {
    serviceDirectory,
    seed,
    untilMs: timeBudget === undefined ? null : realClock.nowMs() + timeBudget,
    playJobs: players.play,
    toCommand: (token: string) => toReplayCommand(token, options),
  };
  const certificate =
    random === undefined
      ? await explore({
          ...common,
          stages: deepening(stage),
          runsMax: options.runs,
          isPruning: options.pruning,
        })
      : await exploreAtRandom({ ...common, stage, runs: random });
  await players.close();
  show(certificate, options);
  return toExitCode(certificate, options);
}

function toStage({ flow, customers, faults }: ExploreOptions): Stage {
  const flows = flow === 'all' ? allFlows : [requireFlow(flow)];
  const alone = flow === 'all' && customers === 2 ? flows.flatMap((one) => one.variantsOf(1)) : [];
  const variants = [...alone, ...flows.flatMap((one) => one.variantsOf(customers))];
  if (variants.length > 0) return { flow, customers, faults, variants };
  const fault = `--customers ${customers}: expected a number of customers that the flow "${flow}" has, which is 1; try: npx ttadak explore --flow ${flow} --customers 1`;
  throw new UsageError([fault]);
}

function showProgress(job: AnyJob, { runs }: JobResult) {
  const what =
    'variants' in job
      ? `random runs from ${job.from}`
      : `faults ≤ ${job.faultsMax}: ${requireVariant(job.variant).name}`;
  process.stderr.write(`${what} (${runs} runs)\n`);
}

function show(certificate: Certificate, { json, random }: ExploreOptions) {
  const toText = random === undefined ? toCertificateText : toRandomText;
  const text = json ? JSON.stringify({ certificate }, null, 2) : toText(certificate);
  process.stdout.write(`${text}\n`);
}

function toExitCode({ violations, unexplored }: Certificate, options: ExploreOptions): ExitCode {
  if (violations.length > 0) return exitCode.violated;
  if (unexplored === 0) return exitCode.allWell;
  const raise = options.timeBudget === undefined ? '--runs' : '--time-budget';
  process.stderr.write(
    `inconclusive: expected every run to be played within the budget, at least ${unexplored} are left; raise ${raise}\n`,
  );
  return exitCode.inconclusive;
}
