/** What an invariant says when it does not hold. */
export type Finding = {
  /** The invariant's name, `capturedAtMostOnce`. */
  readonly invariant: string;
  readonly order: string | null;
  /** One sentence: what was expected and what came. */
  readonly message: string;
  /** The `seq` of the history entry that showed it; null when it shows only at rest. */
  readonly seq: number | null;
};
