/** What the service says of a day at the PG, in the orders and in its log. */
export type ReconciliationClaimed = {
  readonly kind: 'reconciliation-claimed';
  readonly date: string;
  /** The day, from its first moment on and before the last, counted like `atMs`. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** `explained`: nothing differs, but not all is closed. */
  readonly verdict: 'matches' | 'explained' | 'differs' | 'incomplete';
  /** Why it is incomplete. */
  readonly gaps: readonly string[];
  readonly lines: readonly ReconciledLine[];
  /** How many lines say what. */
  readonly counts: Readonly<Record<ReconciledLine['says'], number>>;
  readonly totals: {
    readonly takenKrw: number;
    readonly returnedKrw: number;
    readonly heldKrw: number;
    readonly paidOrdersKrw: number;
    readonly exposureKrw: number;
  };
};

/** What the service says of one payment or attempt. */
export type ReconciledLine = {
  /**
   * - `agrees`: the three say the same, or people have made them fit
   * - `under-way`: the service is still at it
   * - `people`: people have been called for it
   * - `accepted`: an operator has settled it, and it is still so
   * - `differs`: people have to look at it
   * - `unchecked`: somebody did not answer
   */
  readonly says: 'agrees' | 'under-way' | 'people' | 'accepted' | 'differs' | 'unchecked';
  /** The service's own word for it. */
  readonly as: string;
  readonly order: string | null;
  readonly attempt: string | null;
  readonly paymentKeys: readonly string[];
  /** What the PG holds, null when the line does not say. */
  readonly heldKrw: number | null;
  /** What the order counts as paid, null when the line does not say. */
  readonly paidKrw: number | null;
  readonly exposureKrw: number;
};
