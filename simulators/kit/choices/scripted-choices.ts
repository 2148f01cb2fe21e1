import type { Choices } from './choices.js';

/** One decision that was taken: `index` of `count` options. */
export type Pick = { readonly label: string; readonly index: number; readonly count: number };

export type ScriptedChoices = Choices & {
  /** What was decided, in order. */
  readonly picks: readonly Pick[];
};

/** The script does not fit the run: it names an option that there is not. */
export class ScriptDivergedError extends Error {
  override readonly name = 'ScriptDivergedError';
}

/** Decides as the script says, and in the ordinary way where the script has ended. */
export function createScriptedChoices(script: readonly number[]): ScriptedChoices {
  const picks: Pick[] = [];
  return {
    picks,
    pick: (label, options) => {
      const index = script[picks.length] ?? 0;
      if (index >= options.length) {
        const place = `decision ${picks.length + 1} ("${label}")`;
        const expected = `expected at least ${index + 1} options at ${place}`;
        throw new ScriptDivergedError(`${expected}, got ${options.length}: ${options.join(', ')}`);
      }
      picks.push({ label, index, count: options.length });
      return index;
    },
  };
}

/** The script after this one, as an odometer counts: undefined when all have been played. */
export function nextScript(picks: readonly Pick[]): readonly number[] | undefined {
  for (let place = picks.length - 1; place >= 0; place -= 1) {
    const pick = picks[place];
    if (pick !== undefined && pick.index + 1 < pick.count) {
      return [...picks.slice(0, place).map(({ index }) => index), pick.index + 1];
    }
  }
  return undefined;
}
