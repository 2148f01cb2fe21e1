import type { Variant } from '../flows/variant.js';
import { nameEdition } from '../world/virtual/name-edition.js';
import { type Certificate, toCertificate, type Violation } from './certificate.js';
import type { Counterexample, Job, JobResult } from './job.js';
import type { JobPlayers } from './play-jobs.js';
import { playReplay } from './replay.js';
import { shrink } from './shrink.js';
import { toToken } from './token.js';

/** A part of an exploration: these variants with at most so many faults. */
export type Stage = {
  readonly flow: string;
  readonly customers: 1 | 2;
  readonly variants: readonly Variant[];
  readonly faults: number;
};

export type ExploreOptions = {
  /** Played one after the other, until one finds something. */
  readonly stages: readonly [Stage, ...Stage[]];
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Runs of one job at the most. */
  readonly runsMax: number;
  /** When to give up, in milliseconds since the epoch; null for never. */
  readonly untilMs: number | null;
  readonly isPruning: boolean;
  readonly playJobs: JobPlayers['play'];
  /** The command that repeats a run, by its token. */
  readonly toCommand: (token: string) => string;
};

/** The flow with 0, 1, 2 … faults, so that a counterexample has as few as it can have. */
export function deepening(stage: Stage): [Stage, ...Stage[]] {
  const deeper = Array.from({ length: stage.faults }, (_, faults) => ({
    ...stage,
    faults: faults + 1,
  }));
  return [{ ...stage, faults: 0 }, ...deeper];
}

/** Plays every run of each stage, and stops at the first that breaks something. The certificate is the last stage's. */
export async function explore(options: ExploreOptions): Promise<Certificate> {
  const { stages, serviceDirectory, isPruning } = options;
  const setting = { service: await nameEdition(serviceDirectory), isPruning };
  let certificate: Certificate | null = null;
  for (const stage of stages) {
    const results = await options.playJobs(toJobs(stage, options));
    const violations = await toViolations(results, options);
    certificate = toCertificate({ ...stage, ...setting }, results, violations);
    if (violations.length > 0 || certificate.unexplored > 0) break;
  }
  return certificate ?? toCertificate({ ...stages[0], ...setting }, [], []);
}

function toJobs({ variants, faults, customers }: Stage, options: ExploreOptions): Job[] {
  const { serviceDirectory, seed, runsMax, untilMs, isPruning } = options;
  const setting = { serviceDirectory, seed, runsMax, untilMs, isPruning, stopsAtViolation: true };
  // With one customer and one fault, every kind is played to its very end.
  const ignoresErrors = isPruning && (customers > 1 || faults > 1);
  return variants.map(({ code }) => ({
    variant: code,
    faultsMax: faults,
    ignoresErrors,
    ...setting,
  }));
}

type Finder = Pick<ExploreOptions, 'serviceDirectory' | 'seed' | 'toCommand'>;

/** One violation for each set of broken invariants, from the run with the fewest decisions. */
export async function toViolations(
  results: readonly JobResult[],
  options: Finder,
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

async function toViolation(found: Counterexample, options: Finder): Promise<Violation> {
  const { serviceDirectory, seed } = options;
  const replay = await shrink(found, { serviceDirectory, seed });
  const token = toToken(replay);
  const command = options.toCommand(token);
  const { record } = await playReplay(replay, { serviceDirectory, seed, command });
  return {
    variant: replay.variant.name,
    invariants: [...new Set(record.findings.map(({ invariant }) => invariant))],
    messages: record.findings.map(({ message }) => message),
    faults: record.faultsFired,
    token,
    replay: command,
  };
}
