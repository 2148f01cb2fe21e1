// The unit of exploration: one variant of a flow with every choice of up to `faultsMax` faults, in every order
// of events; or a number of runs whose choices are drawn.
import type { End } from '../../properties/end.js';
import { exploreDepthFirst } from '../../properties/exploration/depth-first.js';
import type { Finding } from '../../properties/finding.js';
import type { Choices } from '../../simulators/kit/choices/choices.js';
import type { Picked, ScriptedChoices } from '../../simulators/kit/choices/scripted-choices.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import { CutOffError } from '../../simulators/kit/clock/virtual-time.js';
import { requireVariant } from '../flows/all-flows.js';
import { createFacts } from '../world/virtual/facts.js';
import { createRecollection } from '../world/virtual/recollection.js';
import { createFirstOfItsKind } from './first-of-its-kind.js';
import { createKnownGround } from './known-ground.js';
import { type ChosenRun, type Played, playChosen } from './play-chosen.js';

export type Job = {
  /** Its code. */
  readonly variant: string;
  readonly faultsMax: number;
  readonly serviceDirectory: string;
  readonly seed: number;
  /** Runs at the most; a job that needs more says so. */
  readonly runsMax: number;
  /** When to give up, in milliseconds since the epoch; null for never. */
  readonly untilMs: number | null;
  /** Whether equal states are merged, independent steps not reordered and repeated tasks recalled. */
  readonly isPruning: boolean;
  /** Whether states are equal that differ only in the text of the last technical error. */
  readonly ignoresErrors: boolean;
  /** Whether one counterexample is enough. */
  readonly stopsAtViolation: boolean;
};

/** A run that broke something: what repeats it. */
export type Counterexample = {
  readonly variant: string;
  readonly faultsMax: number;
  readonly picks: readonly Picked[];
  readonly findings: readonly Finding[];
};

export type JobResult = {
  /** Runs begun, and how many of them were cut off because what was to come had been played. */
  readonly runs: number;
  readonly cutOff: number;
  readonly states: number;
  /** Choices that were seen and not played, because the budget ended: 0 when all were. */
  readonly unexplored: number;
  readonly ends: Readonly<Partial<Record<End, number>>>;
  /** One for each set of broken invariants, the first found. */
  readonly counterexamples: readonly Counterexample[];
};

export type SearchedJob = JobResult & {
  /** How money, orders, log and manual items stood in the end: each way once. */
  readonly standings: readonly string[];
};

/** What a job comes to that could not be played. */
export type FailedJob = { readonly failure: string };

/** Plays a job to its end, or to the end of its budget. */
export async function playJob(job: Job): Promise<SearchedJob> {
  const { isPruning, ignoresErrors, runsMax, untilMs, faultsMax } = job;
  const tally = createTally();
  const run: ChosenRun = {
    ...job,
    variant: requireVariant(job.variant),
    isReducing: isPruning,
    isCondensed: isPruning && faultsMax > 1,
    recollection: isPruning ? createRecollection(createFacts({ ignoresErrors })) : null,
  };
  const enter = createKnownGround();
  const { isFirst, standings } = createFirstOfItsKind();
  const isOutOfTime = () => untilMs !== null && realClock.nowMs() >= untilMs;
  const searched = await exploreDepthFirst({
    runsMax,
    isMerging: isPruning,
    isOver: () => isOutOfTime() || (job.stopsAtViolation && tally.counterexamples.size > 0),
    play: async (choices, visits) => {
      const ground = enter(choices, visits.depth);
      const offered = isPruning && run.variant.isSymmetric ? leaveOutMirrored(choices) : choices;
      const played = await playChosen(run, offered, {
        isFingerprintWaiting: ground.isAhead,
        isRepeating: visits.isRepeating,
        // Reading it makes a run longer by a third; with one fault it is read.
        readsLog: faultsMax < 2 || !isPruning,
        // Asking makes a run longer by a quarter, and depends on how all stands at the end alone.
        reconciles: (standing) => isFirst(standing, choices.picks) || !isPruning,
        atCrossroads: (state, asleep) => {
          ground.pass(state);
          if (visits.wasThere(state.fingerprint, asleep)) {
            throw new CutOffError('This state was there before.');
          }
        },
      });
      tally.add(played, { variant: job.variant, faultsMax, picks: choices.picks });
      return !played.isWhole;
    },
  });
  return { ...searched, ...tally.result(), standings: standings() };
}

/** Whoever of two alike comes first may as well be the first one. */
function leaveOutMirrored(choices: ScriptedChoices): Choices {
  let isFirst = true;
  return {
    pick: (label, options, ordinary) => {
      const offered = isFirst && label === 'next' ? options.slice(0, 1) : options;
      isFirst &&= label !== 'next';
      return choices.pick(label, offered, ordinary);
    },
  };
}

type Told = Omit<Counterexample, 'findings'>;

/** What runs ended in, and the first that broke each set of invariants. */
export function createTally() {
  const ends: Partial<Record<End, number>> = {};
  const counterexamples = new Map<string, Counterexample>();
  return {
    counterexamples,
    add: ({ isWhole, end, findings }: Played, told: Told) => {
      if (isWhole) ends[end] = (ends[end] ?? 0) + 1;
      if (findings.length === 0) return;
      const broken = [...new Set(findings.map(({ invariant }) => invariant))].sort().join();
      if (counterexamples.has(broken)) return;
      counterexamples.set(broken, {
        ...told,
        picks: told.picks.map((pick) => ({ ...pick })),
        findings,
      });
    },
    result: () => ({ ends, counterexamples: [...counterexamples.values()] }),
  };
}
