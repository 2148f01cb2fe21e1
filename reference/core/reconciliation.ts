// Reconciling a day: what the PG lists, what the orders are, and what the step log says, put side by side. Each
// payment stands in exactly one line.

import { type Attempt, isOrderPaid } from './attempt.js';
import { toManualItem } from './manual-item.js';
import { isHeld, type OrderSighting } from './sighting.js';
import type { End, ManualCause } from './step.js';
import { sumMovements, type TransactionSeen } from './transaction.js';

/**
 * What the three say of a payment. The first five need nobody who has not been called:
 *
 * - `matched`: all say the same
 * - `under-way`: the service is still at it
 * - `manual`: people have been called for it before
 * - `accepted`: an operator has accepted it as it is, and it is still so
 * - `settled-elsewhere`: money and order fit each other, and the log says something else: people have changed both
 * - `money-without-order`, `order-without-money`, `order-held`: as they say
 * - `price-differs`: the order is complete, and costs something else than was paid
 * - `refunded-but-complete`, `amount-differs`, `identity-differs`, `partly-refunded`, `several-captures`: at the PG
 * - `state-unknown`: nothing that was foreseen
 * - `unknown-to-the-log`: the PG lists a payment of no attempt
 * - `not-checked`: somebody did not answer
 */
export type LineKind =
  | 'matched'
  | 'under-way'
  | 'manual'
  | 'accepted'
  | 'settled-elsewhere'
  | 'money-without-order'
  | 'order-without-money'
  | 'order-held'
  | 'price-differs'
  | 'refunded-but-complete'
  | 'amount-differs'
  | 'identity-differs'
  | 'partly-refunded'
  | 'several-captures'
  | 'state-unknown'
  | 'unknown-to-the-log'
  | 'not-checked';

export type Line = {
  readonly kind: LineKind;
  readonly orderId: string | null;
  readonly attemptId: string | null;
  readonly pgOrderId: string;
  readonly paymentKeys: readonly string[];
  /** What the log says that the attempt has come to. */
  readonly logged: string | null;
  /** What the PG holds: by the day's list, or now, where it was asked; in won. Null when neither was looked at. */
  readonly pgKrw: number | null;
  /** What the order counts as paid; null when that was not looked at. */
  readonly orderKrw: number | null;
  readonly exposureKrw: number;
  /** What people are to be called for; null when nobody needs to be, or somebody has been. */
  readonly cause: ManualCause | null;
};

/** Who has to do with a line: nobody any more, the service, people who know of it, or people who do not yet. */
export type LineGroup =
  | 'agreed'
  | 'accepted'
  | 'underWay'
  | 'withPeople'
  | 'differing'
  | 'notChecked';

export function groupOf({ kind }: Line): LineGroup {
  return groups[kind] ?? 'differing';
}

const groups: Readonly<Partial<Record<LineKind, LineGroup>>> = {
  matched: 'agreed',
  'settled-elsewhere': 'agreed',
  accepted: 'accepted',
  'under-way': 'underWay',
  manual: 'withPeople',
  'not-checked': 'notChecked',
};

/** Whether people have to look at such a line, and have not been called for it. */
export function isFinding(line: Line): boolean {
  return groupOf(line) === 'differing';
}

/** A line that needs nobody to be asked: the attempt is open. */
export function lineOfOpen(attempt: Attempt, listed: readonly TransactionSeen[]): Line {
  const item = toManualItem(attempt);
  return {
    ...beginLine(attempt, listed),
    kind: item === undefined ? 'under-way' : 'manual',
    exposureKrw: item?.exposureKrw ?? 0,
  };
}

/**
 * A line that needs no look at the payment: what the day's list and the order show is what the log says. Undefined
 * when only a look can tell.
 */
export function lineByList(
  attempt: Attempt,
  listed: readonly TransactionSeen[],
  order: OrderSighting,
): Line | undefined {
  const dueKrw: number = attempt.claim?.amountKrw ?? 0;
  if (endByList(attempt, { listed, order, dueKrw }) !== attempt.phase) return undefined;
  const heldKrw = attempt.phase === 'completed' ? dueKrw : 0;
  return {
    ...beginLine(attempt, listed),
    kind: 'matched',
    pgKrw: heldKrw,
    orderKrw: heldKrw,
  };
}

type ByList = {
  readonly listed: readonly TransactionSeen[];
  readonly order: OrderSighting;
  readonly dueKrw: number;
};

/** What the list and the order alone would say that the attempt has come to. */
function endByList(attempt: Attempt, { listed, order, dueKrw }: ByList): End | undefined {
  if (order.kind === 'unreachable' || isOrderHeld(attempt, order)) return undefined;
  const { takenKrw, returnedKrw } = sumMovements(listed);
  const isComplete = isOrderComplete(attempt, order, takenKrw - returnedKrw);
  if (listed.length === 0) return isComplete ? undefined : 'released';
  const isOwnKey = listed.every(({ paymentKey }) => paymentKey === attempt.paymentKey);
  if (!isOwnKey || takenKrw !== dueKrw) return undefined;
  if (isComplete) return returnedKrw === 0 && costs(order, dueKrw) ? 'completed' : undefined;
  return returnedKrw === dueKrw ? 'cancelled' : undefined;
}

/** The payments that the PG lists and of which the log knows no attempt, a line for each. */
export function linesOfUnknown(transactions: readonly TransactionSeen[]): readonly Line[] {
  return unique(transactions.map(({ paymentKey }) => paymentKey)).map((paymentKey) => {
    const own = transactions.filter((one) => one.paymentKey === paymentKey);
    const { takenKrw, returnedKrw } = sumMovements(own);
    return {
      kind: 'unknown-to-the-log',
      orderId: null,
      attemptId: null,
      pgOrderId: own[0]?.pgOrderId ?? '',
      paymentKeys: [paymentKey],
      logged: null,
      pgKrw: takenKrw - returnedKrw,
      orderKrw: null,
      exposureKrw: Math.abs(takenKrw - returnedKrw),
      cause: null,
    };
  });
}

/** What a line says of an attempt before anybody has looked. */
export function beginLine(attempt: Attempt, listed: readonly TransactionSeen[]): Line {
  const own = attempt.paymentKey === null ? [] : [attempt.paymentKey];
  return {
    kind: 'not-checked',
    orderId: attempt.orderId,
    attemptId: attempt.id,
    pgOrderId: attempt.pgOrderId,
    paymentKeys: unique([...own, ...listed.map(({ paymentKey }) => paymentKey)]),
    logged: attempt.flag === null ? attempt.phase : 'manual',
    pgKrw: null,
    orderKrw: null,
    exposureKrw: 0,
    cause: null,
  };
}

export function isOrderComplete(attempt: Attempt, order: OrderSighting, heldKrw: number): boolean {
  return order.kind === 'seen' && isOrderPaid(attempt, order.order, heldKrw);
}

/** Whether that is its price now: a clerk may have changed it since it was paid. */
function costs(order: OrderSighting, amountKrw: number): boolean {
  return order.kind === 'seen' && order.order.amountKrw === amountKrw;
}

export function isOrderHeld({ id }: Attempt, order: OrderSighting): boolean {
  return (
    order.kind === 'seen' &&
    (isHeld(order.order, 'in-progress', id) || isHeld(order.order, 'cancelling', id))
  );
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
