// The recovery table: what to do with an attempt, by what the PG shows, what the legacy order system shows and
// what the step log proves. The first row that fits is applied. No row ever confirms: a customer who left is not
// charged later.

import type { Facts, OrderView, PgView } from './recovery-facts.js';
import type { End, ManualCause } from './step.js';

export type Action =
  /** Do nothing that cannot be undone; ask again later. */
  | { readonly kind: 'wait' }
  /** Claim again, byte for byte: the answer settles whether the lost claim took effect. */
  | { readonly kind: 'claim' }
  /** Keep the money, complete the order. */
  | { readonly kind: 'complete' }
  /** Take the order out of reach of a late completion, then return the money. */
  | { readonly kind: 'fence' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'release'; readonly isRefunded: boolean }
  /** The order is complete and its money kept: tell accounting, unless it knows already. */
  | { readonly kind: 'post' }
  | { readonly kind: 'close'; readonly end: End }
  | { readonly kind: 'flag'; readonly cause: ManualCause };

type Row = {
  readonly row: number;
  readonly pg?: readonly PgView[];
  readonly order?: readonly OrderView[];
  /** What else must be true, mostly of the step log. */
  readonly and?: (facts: Facts) => boolean;
  readonly action: Action;
};

const wait: Action = { kind: 'wait' };
const fence: Action = { kind: 'fence' };
const cancel: Action = { kind: 'cancel' };
const flag = (cause: ManualCause): Action => ({ kind: 'flag', cause });
const close = (end: End): Action => ({ kind: 'close', end });

const isApproved = ({ approval }: Facts) => approval === 'approved';
const isNotApproved = (facts: Facts) => !isApproved(facts);
const mustReturn = (facts: Facts) => facts.mustReturn;
const isPriceHeld = (facts: Facts) => facts.isPriceHeld;
/** A deposit is none: the customer sent it. */
const isOrphanToReturn = (facts: Facts) =>
  isNotApproved(facts) && !facts.isDeposit && facts.orphanCapture === 'cancel';
/** No confirm was sent, or the PG refused it: what waits at the PG can be captured by nobody. */
const wasNeverAsked = ({ approval }: Facts) => approval === 'none' || approval === 'declined';

/** Nothing was captured, and nothing can be any more. */
const isUncapturable = (facts: Facts) =>
  facts.pg === 'dead' ||
  facts.pg === 'deposit-overdue' ||
  (facts.pg === 'not-found' && facts.isWindowOver) ||
  (facts.pg === 'pending' && facts.isWindowOver && wasNeverAsked(facts));
const isUncapturableAnd = (also: (facts: Facts) => boolean) => (facts: Facts) =>
  isUncapturable(facts) && also(facts);

const rows: readonly Row[] = [
  { row: 1, pg: ['unreachable'], action: wait },
  { row: 2, order: ['unreachable'], action: wait },
  // This service confirms one key per attempt: a second capture was never its own to return.
  { row: 3, pg: ['several-captures'], action: flag('DUPLICATE') },
  { row: 4, pg: ['captured-other-amount'], action: flag('AMOUNT') },
  { row: 4, pg: ['captured-other-identity'], action: flag('IDENTITY') },
  {
    row: 24,
    pg: ['captured'],
    order: ['complete'],
    and: ({ owesPosting }) => owesPosting,
    action: { kind: 'post' },
  },
  {
    row: 6,
    pg: ['captured', 'partly-refunded'],
    order: ['complete'],
    and: isPriceHeld,
    action: close('completed'),
  },
  { row: 29, pg: ['captured'], order: ['complete'], action: flag('PRICE_CHANGED') },
  { row: 5, pg: ['partly-refunded'], action: flag('OPERATOR_TOUCHED') },
  { row: 9, pg: ['captured'], order: ['in-progress'], and: mustReturn, action: fence },
  { row: 8, pg: ['captured'], order: ['in-progress'], and: isOrphanToReturn, action: fence },
  {
    row: 7,
    pg: ['captured'],
    order: ['in-progress'],
    and: isApproved,
    action: { kind: 'complete' },
  },
  { row: 8, pg: ['captured'], order: ['in-progress'], action: { kind: 'complete' } },
  {
    row: 30,
    pg: ['captured'],
    order: ['not-ours'],
    and: ({ isCompletedByHand }) => isCompletedByHand,
    action: flag('COMPLETED_BY_HAND'),
  },
  // It goes back only to an account of the customer's, and this service knows none.
  {
    row: 28,
    pg: ['captured'],
    order: ['cancelling', 'not-ours'],
    and: ({ isDeposit }) => isDeposit,
    action: flag('REFUND_ACCOUNT_NEEDED'),
  },
  { row: 10, pg: ['captured'], order: ['cancelling'], action: cancel },
  { row: 11, pg: ['captured'], order: ['not-ours'], action: cancel },
  {
    row: 12,
    pg: ['refunded'],
    order: ['in-progress', 'cancelling'],
    action: { kind: 'release', isRefunded: true },
  },
  { row: 13, pg: ['refunded'], order: ['not-ours'], action: close('cancelled') },
  { row: 14, pg: ['refunded'], order: ['complete'], action: flag('REFUNDED_BUT_COMPLETE') },
  {
    row: 27,
    pg: ['awaiting-deposit', 'deposit-overdue'],
    and: isApproved,
    action: flag('DEPOSIT_REVERSED'),
  },
  // Absence now is not absence later, and neither is "not yet".
  { row: 15, pg: ['pending'], and: (facts) => !isUncapturable(facts), action: wait },
  {
    row: 16,
    order: ['in-progress'],
    and: isUncapturableAnd(isNotApproved),
    action: { kind: 'release', isRefunded: false },
  },
  {
    row: 17,
    order: ['not-ours'],
    and: isUncapturableAnd(isNotApproved),
    action: close('released'),
  },
  { row: 18, and: isUncapturableAnd(isApproved), action: flag('EVIDENCE_CONFLICT') },
  { row: 19, order: ['complete'], and: isUncapturable, action: flag('COMPLETE_WITHOUT_MONEY') },
  { row: 20, order: ['cancelling'], and: isUncapturable, action: flag('EVIDENCE_CONFLICT') },
  {
    row: 21,
    pg: ['not-found'],
    order: ['not-ours'],
    and: ({ isClaimPending }) => isClaimPending,
    action: { kind: 'claim' },
  },
  { row: 21, pg: ['not-found'], and: (facts) => !isUncapturable(facts), action: wait },
  { row: 22, pg: ['awaiting-deposit'], action: wait },
];

/** Nothing that was foreseen: people decide. */
const lastRow = { row: 23, action: flag('UNKNOWN_STATE') } as const;

/** The row that fits and what it says. Total: every combination has one. */
export function findAction(facts: Facts): { readonly row: number; readonly action: Action } {
  return rows.find((row) => fits(row, facts)) ?? lastRow;
}

function fits({ pg, order, and }: Row, facts: Facts): boolean {
  if (pg !== undefined && !pg.includes(facts.pg)) return false;
  if (order !== undefined && !order.includes(facts.order)) return false;
  return and?.(facts) ?? true;
}
