import type { Choices } from './choices.js';

/** One decision that was taken: `index` of `count` options. */
export type Picked = {
  readonly label: string;
  readonly option: string;
  readonly index: number;
  readonly count: number;
  readonly isOrdinary: boolean;
};

export type ScriptedChoices = Choices & {
  /** What was decided, in order. */
  readonly picks: readonly Picked[];
};

/** Decides as the script says, and takes the first option where the script has ended. */
export function createScriptedChoices(script: readonly number[]): ScriptedChoices {
  const picks: Picked[] = [];
  return {
    picks,
    pick: (label, options, ordinary = options[0]) => {
      const index = script[picks.length] ?? 0;
      const option = options[index];
      if (option === undefined) {
        const place = `decision ${picks.length + 1} ("${label}")`;
        throw new Error(`Expected option ${index + 1} at ${place}, got only ${options.length}.`);
      }
      picks.push({ label, option, index, count: options.length, isOrdinary: option === ordinary });
      return index;
    },
  };
}

/** The script after this one, as an odometer counts: undefined when all have been played. */
export function nextScript(picks: readonly Picked[]): readonly number[] | undefined {
  for (let place = picks.length - 1; place >= 0; place -= 1) {
    const pick = picks[place];
    if (pick !== undefined && pick.index + 1 < pick.count) {
      return [...picks.slice(0, place).map(({ index }) => index), pick.index + 1];
    }
  }
  return undefined;
}
