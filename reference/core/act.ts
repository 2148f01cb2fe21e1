// What operators do about a manual item. Their word is a claim like any other: the partners are
// looked at before it is believed (`judge-act.ts`).

/** The order was completed, the money was returned, or everything may stay as it is. */
export const actKinds = ['completed-by-hand', 'refunded-by-hand', 'accepted-as-is'] as const;

export type ActKind = (typeof actKinds)[number];

export type Act = {
  readonly kind: ActKind;
  /** Who says so. */
  readonly operator: string;
  /** What was done and why, in the operator's words. */
  readonly note: string;
};

/**
 * Why an act does not hold.
 *
 * - `PG_UNREACHABLE`, `ORDER_UNREACHABLE`: nobody could look
 * - `ORDER_NOT_COMPLETE`: not complete, or for another attempt
 * - `MONEY_NOT_HELD`: the PG does not hold exactly what the order costs now, once
 * - `POSTING_OWED`: all that is left to do is to be done in the books, where it will be seen
 * - `MONEY_STILL_HELD`, `NOTHING_RETURNED`: the refund is not whole, or not there
 * - `ORDER_COMPLETE`: the money went back, but the order counts as paid
 * - `STILL_MOVING`: the payment may yet be captured
 * - `ORDER_HELD`: the order would stay in progress or cancelling for ever
 * - `ORDER_PAYABLE`: money is held, and the order could be paid once more
 * - `CHANGED`: the partners show something else than the operator saw
 */
export type ActRefusal =
  | 'PG_UNREACHABLE'
  | 'ORDER_UNREACHABLE'
  | 'ORDER_NOT_COMPLETE'
  | 'MONEY_NOT_HELD'
  | 'POSTING_OWED'
  | 'MONEY_STILL_HELD'
  | 'NOTHING_RETURNED'
  | 'ORDER_COMPLETE'
  | 'STILL_MOVING'
  | 'ORDER_HELD'
  | 'ORDER_PAYABLE'
  | 'CHANGED';

/** An act and what a look at the partners made of it. */
export type ActTaken = Act & { readonly verdict: 'pending' | 'held' | ActRefusal };
