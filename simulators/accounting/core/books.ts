// The books of the shop: what was posted, in the order of posting. Assumed, all of it: an accounting server is a
// company's own and has no public documents.

/** One line of the books. */
export type Posting = {
  /** Named by who posts it; unlike the serial it may come twice where the server does not look. */
  readonly posting: string;
  /** From 1, in the order of posting. */
  readonly serial: number;
  readonly order: string;
  readonly paymentKey: string;
  readonly amountKrw: number;
  /** In Korea: `2026-01-05`. */
  readonly businessDay: string;
  readonly by: 'service' | 'accountant';
};

/** What somebody wants posted. */
export type Entry = Omit<Posting, 'serial' | 'by'>;

/** Posted anew, known already, or refused. */
export type Decision =
  | { readonly kind: 'post' }
  | { readonly kind: 'known'; readonly posting: Posting }
  | { readonly kind: 'refused'; readonly code: string };

type Rules = {
  /** The first posting of this name, if there is one. */
  readonly known: Posting | undefined;
  /** Whether a name is posted once only. */
  readonly isIdempotent: boolean;
  /** Up to this business day the books are closed; null for none. */
  readonly closedThrough: string | null;
  /** The code that the run wants a request refused with, which would be posted otherwise. */
  readonly answer: string | undefined;
};

/** What becomes of an entry. */
export function decidePost(entry: Entry, rules: Rules): Decision {
  const { known, isIdempotent, closedThrough, answer } = rules;
  if (isIdempotent && known !== undefined) {
    return isSame(known, entry)
      ? { kind: 'known', posting: known }
      : { kind: 'refused', code: 'POSTING_DIFFERS' };
  }
  if (answer !== undefined) return { kind: 'refused', code: answer };
  // Dates of this form are in the order of their days.
  const isClosed = closedThrough !== null && entry.businessDay <= closedThrough;
  return isClosed ? { kind: 'refused', code: 'PERIOD_CLOSED' } : { kind: 'post' };
}

function isSame(known: Posting, entry: Entry): boolean {
  return (
    known.order === entry.order &&
    known.amountKrw === entry.amountKrw &&
    known.businessDay === entry.businessDay
  );
}
