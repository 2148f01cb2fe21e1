// What is done about an attempt after its end, when there was a reason to look. Nothing is moved any more.

import type { Action } from './recovery.js';
import type { Facts } from './recovery-facts.js';
import type { End, ManualCause } from './step.js';

/** Whatever is found, no money is moved and no order touched. */
type ActionAfter = Extract<Action, { kind: 'wait' | 'close' | 'flag' }>;

type Found = { readonly row: number; readonly action: ActionAfter };
type Views = Pick<Facts, 'pg' | 'order' | 'isPriceHeld'>;

/**
 * The rows for an attempt that ended so. Most bear the numbers that they have in the recovery table; 25 and 26 are
 * its own.
 */
export function findActionAfter(end: End, { pg, order, isPriceHeld }: Views): Found {
  if (pg === 'unreachable') return { row: 1, action: { kind: 'wait' } };
  if (order === 'unreachable') return { row: 2, action: { kind: 'wait' } };
  const isPaid = order === 'complete' && mayBePaid(end);
  if (isPaid && isPriceHeld) return nothingNew(end);
  const wrong = wrongUnderAnyEnd[pg] ?? (isPaid ? wrongUnderPaid[pg] : undefined);
  if (wrong !== undefined) return { row: wrong[0], action: { kind: 'flag', cause: wrong[1] } };
  // Money that came after the end and went back: taken and returned is not the same as never taken.
  if (end === 'released' && pg === 'refunded') {
    return { row: 13, action: { kind: 'close', end: 'cancelled' } };
  }
  return fitsEnd(end, { pg, order })
    ? nothingNew(end)
    : { row: 26, action: { kind: 'flag', cause: 'EVIDENCE_CONFLICT' } };
}

export function nothingNew(end: End): Found {
  return { row: 25, action: { kind: 'close', end } };
}

function mayBePaid(end: End): boolean {
  return end === 'completed' || end === 'accepted-as-is';
}

/** Of an order that is not complete and paid as it should be. */
function fitsEnd(end: End, { pg, order }: Pick<Views, 'pg' | 'order'>): boolean {
  const isHeld = pg === 'captured';
  // What was accepted is something else by now; only money and order can still fit each other.
  if (end === 'accepted-as-is') return isHeld === (order === 'complete');
  // People may have undone a sale: the order is not complete any more, and its money went back.
  if (end === 'completed') return goneUnderPaid[pg] !== undefined;
  return !isHeld;
}

type Wrongs = Readonly<Partial<Record<Facts['pg'], readonly [row: number, cause: ManualCause]>>>;

/** The money of an order that counts as paid is gone. */
const goneUnderPaid: Wrongs = {
  refunded: [14, 'REFUNDED_BUT_COMPLETE'],
  'awaiting-deposit': [27, 'DEPOSIT_REVERSED'],
  'deposit-overdue': [27, 'DEPOSIT_REVERSED'],
};

/** What is held is not what the order costs. */
const wrongUnderPaid: Wrongs = { ...goneUnderPaid, captured: [29, 'PRICE_CHANGED'] };

const wrongUnderAnyEnd: Wrongs = {
  'several-captures': [3, 'DUPLICATE'],
  'captured-other-amount': [4, 'AMOUNT'],
  'captured-other-identity': [4, 'IDENTITY'],
  'partly-refunded': [5, 'OPERATOR_TOUCHED'],
  unlisted: [23, 'UNKNOWN_STATE'],
};
