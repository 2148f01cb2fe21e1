import {
  createScriptedChoices,
  nextScript,
  type ScriptedChoices,
} from '../../simulators/kit/choices/scripted-choices.js';

/** Where a run asks whether going on can show anything new. */
export type Visits = {
  /**
   * Whether a state with this fingerprint was there before, with no more tasks asleep than now: then all
   * that would be played from here was played from there. From now on it was there.
   */
  readonly wasThere: (fingerprint: () => string, asleep: readonly string[]) => boolean;
  /** How many choices the run repeats of the one before, the last of them changed. */
  readonly depth: number;
  /** Whether it still repeats. */
  readonly isRepeating: () => boolean;
};

export type DepthFirstResult = {
  /** Runs begun, the cut-off ones included. */
  readonly runs: number;
  /** Runs that were cut off because what was to come had been played before. */
  readonly cutOff: number;
  readonly states: number;
  /** Options that were seen and not played, because the budget ended first: 0 when all were. */
  readonly unexplored: number;
};

export type DepthFirstOptions = {
  readonly runsMax: number;
  /** Without merging every run is played to its end: slow, and the measure of whether merging is sound. */
  readonly isMerging: boolean;
  /** Whether enough was seen; asked after each run. */
  readonly isOver?: () => boolean;
  /** Plays one run; resolves to true when it was cut off at a visited state. */
  readonly play: (choices: ScriptedChoices, visits: Visits) => Promise<boolean>;
};

/**
 * Plays every combination of choices, the ordinary one first, counting up the last choice first.
 *
 * A state may be cut off when it was there before: what follows from it was played then, or (as depth
 * comes first) is being played by the runs right after this one. Visits on the way of the script that
 * a run repeats do not count.
 */
export async function exploreDepthFirst(options: DepthFirstOptions): Promise<DepthFirstResult> {
  /** For each state, the sets of tasks that slept when it was there. */
  const seen = new Map<string, (readonly string[])[]>();
  let script: readonly number[] | undefined = [];
  let runs = 0;
  let cutOff = 0;
  let unexplored = 0;
  while (script !== undefined && runs < options.runsMax && options.isOver?.() !== true) {
    const depth: number = script.length;
    const choices = createScriptedChoices(script);
    const isRepeating = () => choices.picks.length < depth;
    const wasThere = (toFingerprint: () => string, asleep: readonly string[]) => {
      // The run that is repeated has put its states here.
      if (isRepeating()) return false;
      const fingerprint = toFingerprint();
      const before = seen.get(fingerprint) ?? [];
      if (before.some((slept) => slept.every((task) => asleep.includes(task)))) {
        return options.isMerging;
      }
      seen.set(fingerprint, [...before, asleep]);
      return false;
    };
    if (await options.play(choices, { depth, wasThere, isRepeating })) cutOff += 1;
    runs += 1;
    script = nextScript(choices.picks);
    unexplored = choices.picks.reduce((sum, { index, count }) => sum + count - index - 1, 0);
  }
  // What was never begun is left, too.
  if (runs === 0) unexplored = 1;
  return { runs, cutOff, states: seen.size, unexplored };
}
