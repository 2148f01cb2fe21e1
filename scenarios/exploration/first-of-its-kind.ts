import type { Picked } from '../../simulators/kit/choices/scripted-choices.js';

/** Whether a run is the first that came to stand so, or the same run once more. */
export type IsFirst = (standing: string, picks: readonly Picked[]) => boolean;

/**
 * Remembers the run that came first, not only that one came: a search repeats the beginning of a run in order to
 * decide later choices otherwise, and must find them there.
 */
export function createFirstOfItsKind(): IsFirst {
  const firsts = new Map<string, string>();
  return (standing, picks) => {
    const run = picks.map(({ index }) => index).join();
    const first = firsts.get(standing) ?? run;
    firsts.set(standing, first);
    return first === run;
  };
}
