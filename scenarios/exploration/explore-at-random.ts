import { nameEdition } from '../world/virtual/name-edition.js';
import { type Certificate, toCertificate } from './certificate.js';
import { type ExploreOptions, type Stage, toViolations } from './explore.js';
import type { RandomJob } from './random-job.js';

export type RandomOptions = Pick<
  ExploreOptions,
  'serviceDirectory' | 'seed' | 'untilMs' | 'playJobs' | 'toCommand'
> & {
  readonly stage: Stage;
  /** How many runs are drawn. */
  readonly runs: number;
};

const runsPerJob = 2_000;

/** Plays runs whose variant, faults and order are drawn. That is a sample: nothing is certified. */
export async function exploreAtRandom(options: RandomOptions): Promise<Certificate> {
  const { stage, runs, serviceDirectory, seed, untilMs } = options;
  const variants = stage.variants.map(({ code }) => code);
  const setting = { serviceDirectory, seed, untilMs, variants, stopsAtViolation: true };
  const jobs = Array.from(
    { length: Math.ceil(runs / runsPerJob) },
    (_, place): RandomJob => ({
      ...setting,
      faultsMax: stage.faults,
      from: place * runsPerJob,
      count: Math.min(runsPerJob, runs - place * runsPerJob),
    }),
  );
  const results = await options.playJobs(jobs);
  const violations = await toViolations(results, options);
  const service = await nameEdition(serviceDirectory);
  return toCertificate({ ...stage, service, isPruning: false }, results, violations);
}
