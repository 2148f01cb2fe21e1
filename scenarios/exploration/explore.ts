import { faultyOperations } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { variantsOf } from '../flows/repair-order.js';
import { type Certificate, toCertificate, type Violation } from './certificate.js';
import type { Counterexample, Job, JobResult } from './job.js';
import { playReplay } from './replay.js';
import { shrink } from './shrink.js';
import { toToken } from './token.js';

export type ExploreOptions = {
  readonly customers: 1 | 2;
  readonly faultsMax: number;
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Runs of one variant at the most. */
  readonly runsMax: number;
  readonly isPruning: boolean;
  readonly playJobs: (jobs: readonly Job[]) => Promise<readonly JobResult[]>;
  /** The command that repeats a run, by its token. */
  readonly toCommand: (token: string) => string;
};

/**
 * So many jobs are played before anybody looks whether one broke something. Fixed, so that the outcome
 * is the same for any number of workers.
 */
const jobsAtATime = 22;

/**
 * Plays every run of the flow with 0, 1, 2 … faults, and stops at the first number that breaks something:
 * a counterexample has the fewest faults that it can have.
 */
export async function explore(options: ExploreOptions): Promise<Certificate> {
  const { customers, faultsMax, isPruning } = options;
  for (let faults = 0; ; faults += 1) {
    const results = await playLevel(faults, options);
    const violations = await toViolations(results, options);
    const variants = variantsOf(customers).length;
    const bounds = { flow: 'repair-order', customers, faults, variants, isPruning };
    if (violations.length > 0 || faults === faultsMax) {
      return toCertificate(bounds, results, violations);
    }
  }
}

async function playLevel(faultsMax: number, options: ExploreOptions): Promise<JobResult[]> {
  const { serviceDirectory, seed, runsMax, isPruning } = options;
  const setting = { serviceDirectory, seed, runsMax, isPruning, stopsAtViolation: true };
  const firstFaults = faultsMax === 0 ? [null] : faultyOperations;
  const jobs = variantsOf(options.customers).flatMap((variant) =>
    firstFaults.map((firstAt) => ({ variant, faultsMax, firstAt, ...setting })),
  );
  const results: JobResult[] = [];
  while (results.length < jobs.length) {
    const next = jobs.slice(results.length, results.length + jobsAtATime);
    results.push(...(await options.playJobs(next)));
    if (results.some(({ counterexamples }) => counterexamples.length > 0)) break;
  }
  return results;
}

/** One violation for each set of broken invariants, from the run with the fewest decisions. */
async function toViolations(
  results: readonly JobResult[],
  options: ExploreOptions,
): Promise<Violation[]> {
  const smallest = new Map<string, Counterexample>();
  for (const found of results.flatMap(({ counterexamples }) => counterexamples)) {
    const key = [...new Set(found.findings.map(({ invariant }) => invariant))].sort().join();
    const known = smallest.get(key);
    if (known === undefined || weightOf(found) < weightOf(known)) smallest.set(key, found);
  }
  const violations: Violation[] = [];
  for (const found of smallest.values()) violations.push(await toViolation(found, options));
  return violations;
}

function weightOf({ picks }: Counterexample): number {
  return picks.filter(({ isOrdinary }) => !isOrdinary).length;
}

async function toViolation(found: Counterexample, options: ExploreOptions): Promise<Violation> {
  const { serviceDirectory, seed } = options;
  const replay = await shrink(found, { serviceDirectory, seed });
  const token = toToken(replay);
  const command = options.toCommand(token);
  const { record } = await playReplay(replay, { serviceDirectory, seed, command });
  return {
    invariants: [...new Set(record.findings.map(({ invariant }) => invariant))],
    messages: record.findings.map(({ message }) => message),
    faults: record.faultsFired,
    token,
    replay: command,
  };
}
