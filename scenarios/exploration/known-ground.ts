import type { SavedFingerprint } from '../../simulators/kit/choices/fingerprint.js';
import type { ScriptedChoices } from '../../simulators/kit/choices/scripted-choices.js';
import type { StateOfRun } from '../world/virtual/virtual-world.js';

/** Where a run of a depth-first search stands, compared with the run before it, whose beginning it repeats. */
export type KnownGround = {
  /** Whether there is a fingerprint that it will load. */
  readonly isAhead: boolean;
  /** To be called at each crossroads. */
  readonly pass: (state: StateOfRun) => void;
};

type Crossroads = { readonly picks: number; readonly saved: SavedFingerprint };

/**
 * What happens on known ground need not be added up again: at the last crossroads of it the run takes over the
 * fingerprint that the run before had there.
 */
export function createKnownGround(): (choices: ScriptedChoices, depth: number) => KnownGround {
  let trail: Crossroads[] = [];
  return (choices, depth) => {
    trail = trail.filter(({ picks }) => picks < depth);
    const last = trail.length - 1;
    let place = -1;
    return {
      isAhead: last >= 0,
      pass: (state) => {
        place += 1;
        const known = place === last ? trail[last] : undefined;
        if (known !== undefined) state.load(known.saved);
        else if (place > last) trail.push({ picks: choices.picks.length, saved: state.save() });
      },
    };
  };
}
