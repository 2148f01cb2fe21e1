import type { HistoryEntry, LogRow } from '../../simulators/kit/history/history-entry.js';

/** A word to the customer that promises how the payment ended. */
export type FinalWord = 'paid' | 'cancelled' | 'not-charged';

/** What the service's own log says of an attempt, as it was read last. */
export type LogBook = {
  readonly state: string;
  readonly rows: readonly LogRow[];
  /** A row that an earlier reading had shown was changed or gone. */
  readonly isRewritten: boolean;
};

/** An open manual item, as it was read last. */
export type ItemBook = Pick<
  Extract<HistoryEntry, { kind: 'manual-claimed' }>,
  'cause' | 'exposureKrw' | 'paymentKeys' | 'sinceMs'
>;

/** What is known of one attempt: one claim of an order by one pay request. */
export type AttemptBook = {
  readonly attempt: string;
  /** What the legacy system reported when it accepted the claim; null while no claim was seen. */
  amountAtClaimKrw: number | null;
  /** When it claimed the order first; null while no claim was seen. */
  claimedAtMs: number | null;
  /** How the service itself ended the claim at the legacy system, if it did. */
  closedAs: 'fenced' | 'released' | 'completed' | null;
  /** A clerk took the order out of `complete` again: from then on it is the shop's business. */
  isUndoneByClerk: boolean;
  /** A clerk completed the order in nobody's name while its money was held: for it, or sold to somebody else. */
  isCompletedByClerk: boolean;
  /** The legacy system's batch took the completion back, which nobody decided: its money has no ground any more. */
  isTakenBack: boolean;
  /** The first final word that a customer was told; later ones are compared with it. */
  finalWord: FinalWord | null;
  /** The run came to rest with this attempt, and nobody had been asked for help. */
  isAtRest: boolean;
  /** Money at risk by the open manual item, in won; null when none is open. */
  exposureKrw: number | null;
  /** Whether a manual item was ever claimed, open or withdrawn. */
  wasManual: boolean;
  /** The open item whose money at risk that is. */
  item: ItemBook | null;
  /** What was open just before that. */
  formerItem: ItemBook | null;
  /** The same item was listed twice in one reading. */
  isItemRepeated: boolean;
  /** When people were first called, by the first item; null when it did not say, or there was none. */
  flaggedAtMs: number | null;
  /** The last request to fence the order for it; null before the first. */
  fenceSentAtSeq: number | null;
  /** When a clerk took the order away from it; null when nobody did. */
  lostAtSeq: number | null;
  /** What it was when an operator last looked at its item; null when nobody did. */
  seenAs: string | null;
  /** Whether it was something else by the time when they said what is to become of it. */
  isSaidOfThePast: boolean;
  /** When an operator last said to have settled it; null when nobody did. */
  actSaidAtSeq: number | null;
  /** When the service last believed that; null when it never did. */
  settledAtMs: number | null;
  /** What it was when the service believed an operator that everything may stay as it is; null when it never did. */
  acceptedAs: string | null;
  /** Null when no log of it was read, or it is gone. */
  log: LogBook | null;
};

export function createAttemptBook(attempt: string): AttemptBook {
  return {
    attempt,
    amountAtClaimKrw: null,
    claimedAtMs: null,
    closedAs: null,
    isUndoneByClerk: false,
    isCompletedByClerk: false,
    isTakenBack: false,
    finalWord: null,
    isAtRest: false,
    exposureKrw: null,
    wasManual: false,
    item: null,
    formerItem: null,
    isItemRepeated: false,
    flaggedAtMs: null,
    fenceSentAtSeq: null,
    lostAtSeq: null,
    seenAs: null,
    isSaidOfThePast: false,
    actSaidAtSeq: null,
    settledAtMs: null,
    acceptedAs: null,
    log: null,
  };
}
