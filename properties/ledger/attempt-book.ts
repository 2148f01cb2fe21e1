/** A word to the customer that promises how the payment ended. */
export type FinalWord = 'paid' | 'cancelled' | 'not-charged';

/** What is known of one attempt: one claim of an order by one pay request. */
export type AttemptBook = {
  readonly attempt: string;
  /** What the legacy system reported when it accepted the claim; null while no claim was seen. */
  amountAtClaimKrw: number | null;
  /** How the service itself ended the claim at the legacy system, if it did. */
  closedAs: 'fenced' | 'released' | 'completed' | null;
  /** A clerk took the order out of `complete` again: from then on it is the shop's business. */
  isUndoneByClerk: boolean;
  /** The first final word that a customer was told; later ones are compared with it. */
  finalWord: FinalWord | null;
  /** The run came to rest with this attempt, and nobody had been asked for help. */
  isAtRest: boolean;
  /** Money at risk by the open manual item, in won; null when none is open. */
  exposureKrw: number | null;
  /** Whether a manual item was ever claimed, open or withdrawn. */
  wasManual: boolean;
};

export function createAttemptBook(attempt: string): AttemptBook {
  return {
    attempt,
    amountAtClaimKrw: null,
    closedAs: null,
    isUndoneByClerk: false,
    finalWord: null,
    isAtRest: false,
    exposureKrw: null,
    wasManual: false,
  };
}
