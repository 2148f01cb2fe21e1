/**
 * Every free decision of a run is one `pick`. The list of picks is the run: a seed draws it, an
 * enumeration counts it up, a replay reads it back, a shrinker deletes from it.
 */
export type Choices = {
  /** Chooses one of `options` (at least one; the first is the ordinary course of things). */
  readonly pick: <T>(label: string, options: readonly [T, ...T[]]) => T;
};

/** The ordinary course of things: always the first option. */
export const firstChoices: Choices = { pick: (_label, options) => options[0] };
