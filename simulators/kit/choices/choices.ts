/**
 * Every free decision of a run is one `pick`. The list of picks is the run: a seed draws it, an
 * enumeration counts it up, a replay reads it back, a shrinker deletes from it.
 */
export type Choices = {
  /**
   * Which of `options` (at least one, by name): its place. The ordinary course of things is `ordinary`, by
   * default the first; an enumeration may be offered less than everything.
   */
  readonly pick: (label: string, options: readonly string[], ordinary?: string) => number;
};

/** The ordinary course of things: always the first option. */
export const firstChoices: Choices = { pick: () => 0 };
