import type { Choices } from './choices.js';
import type { Picked } from './scripted-choices.js';

/** A decision that is not the ordinary one: at the nth (from 1) pick of this label, this option. */
export type Decision = { readonly label: string; readonly nth: number; readonly option: string };

export type DecidedChoices = Choices & {
  /** Decisions that never came up, or whose option was not offered: the run is not the one they were taken in. */
  readonly unused: () => readonly Decision[];
};

/** What of a run's picks was not ordinary. That is enough to repeat it. */
export function toDecisions(picks: readonly Picked[]): readonly Decision[] {
  const counts = new Map<string, number>();
  return picks.flatMap(({ label, option, isOrdinary }) => {
    const nth = (counts.get(label) ?? 0) + 1;
    counts.set(label, nth);
    return isOrdinary ? [] : [{ label, nth, option }];
  });
}

/** Decides as decided, and in the ordinary way everywhere else. */
export function createDecidedChoices(
  decisions: readonly Decision[],
  isSame: (option: string, decided: string) => boolean = (option, decided) => option === decided,
): DecidedChoices {
  const counts = new Map<string, number>();
  const unused = new Set(decisions);
  return {
    unused: () => [...unused],
    pick: (label, options, ordinary = options[0]) => {
      const nth = (counts.get(label) ?? 0) + 1;
      counts.set(label, nth);
      const decision = decisions.find((one) => one.label === label && one.nth === nth);
      const place = options.findIndex((option) =>
        isSame(option, decision?.option ?? ordinary ?? ''),
      );
      if (decision !== undefined && place >= 0) unused.delete(decision);
      return Math.max(0, decision === undefined ? options.indexOf(ordinary ?? '') : place);
    },
  };
}
