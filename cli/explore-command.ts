import { toCertificateText } from '../scenarios/exploration/certificate.js';
import { explore } from '../scenarios/exploration/explore.js';
import { createJobPlayers } from '../scenarios/exploration/play-jobs.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { toReplayCommand } from './replay-command.js';
import { serviceDirectoryOf } from './service-of.js';

export type ExploreOptions = {
  readonly flow: 'repair-order';
  readonly faults: number;
  readonly customers: 1 | 2;
  readonly runs: number;
  readonly workers: number;
  readonly seed: number;
  readonly defect?: string;
  readonly pruning: boolean;
  readonly json: boolean;
};

/** Plays every run of a flow within the bounds, and ends in a certificate or the smallest counterexample. */
export async function exploreCommand(options: ExploreOptions): Promise<ExitCode> {
  const { faults, customers, runs, workers, seed, defect, pruning, json } = options;
  const serviceDirectory = await serviceDirectoryOf(defect);
  const players = createJobPlayers(workers, ({ faultsMax, variant, firstAt }) => {
    const { way, arrival, answer } = variant;
    const words = [way, arrival, answer, firstAt].filter((word) => word !== null);
    process.stderr.write(`faults ≤ ${faultsMax}: ${words.join(', ')}\n`);
  });
  const certificate = await explore({
    customers,
    faultsMax: faults,
    serviceDirectory,
    seed,
    runsMax: runs,
    isPruning: pruning,
    playJobs: players.play,
    toCommand: (token) => toReplayCommand(token, options),
  });
  await players.close();
  const text = json ? JSON.stringify({ certificate }, null, 2) : toCertificateText(certificate);
  process.stdout.write(`${text}\n`);
  if (certificate.violations.length > 0) return exitCode.violated;
  if (certificate.unexplored === 0) return exitCode.allWell;
  process.stderr.write(
    `inconclusive: ${certificate.unexplored} choices were not played within ${runs} runs a job; raise --runs\n`,
  );
  return exitCode.inconclusive;
}
