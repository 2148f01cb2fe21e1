import type { Picked } from '../../simulators/kit/choices/scripted-choices.js';

export type FirstOfItsKind = {
  /** Whether a run is the first that came to stand so, or the same run once more. */
  readonly isFirst: (standing: string, picks: readonly Picked[]) => boolean;
  /** Each standing that a run came to. */
  readonly standings: () => readonly string[];
};

/**
 * Remembers the run that came first, not only that one came: a search repeats the beginning of a run in order to
 * decide later choices otherwise, and must find them there.
 */
export function createFirstOfItsKind(): FirstOfItsKind {
  const firsts = new Map<string, string>();
  return {
    isFirst: (standing, picks) => {
      const run = picks.map(({ index }) => index).join();
      const first = firsts.get(standing) ?? run;
      firsts.set(standing, first);
      return first === run;
    },
    standings: () => [...firsts.keys()],
  };
}
