// Reconciling a day: what the PG lists, what the orders are, and what the step log says, put side by side. Each
// payment stands in exactly one line.

import type { Attempt } from './attempt.js';
import { isAsSeen } from './judge-act.js';
import { heldKrwIn, toManualItem } from './manual-item.js';
import { findAction } from './recovery.js';
import { type Observation, toFacts } from './recovery-facts.js';
import type { Context } from './settings.js';
import { isHeld, type OrderSighting, type PaymentSeen } from './sighting.js';
import type { End, ManualCause } from './step.js';
import { sumMovements, type TransactionSeen } from './transaction.js';

/**
 * What the three say of a payment. The first five need nobody:
 *
 * - `matched`: all say the same
 * - `under-way`: the service is still at it
 * - `manual`: people have been called for it before
 * - `accepted`: an operator has accepted it, and it is still so
 * - `settled-elsewhere`: money and order fit each other, and the log says another end: people have changed both
 * - `money-without-order`, `order-without-money`, `order-held`: as they say
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
  /** What the PG holds now, in won; null when that was not looked at. */
  readonly pgKrw: number | null;
  /** What the order counts as paid; null when that was not looked at. */
  readonly orderKrw: number | null;
  readonly exposureKrw: number;
  /** What people are to be called for; null when nobody needs to be, or somebody has been. */
  readonly cause: ManualCause | null;
};

/** Whether people have to look at such a line. */
export function isFinding({ kind }: Line): boolean {
  return !quiet.has(kind) && kind !== 'not-checked';
}

const quiet: ReadonlySet<LineKind> = new Set<LineKind>([
  'matched',
  'under-way',
  'manual',
  'accepted',
  'settled-elsewhere',
]);

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
  const isComplete = isOrderComplete(attempt, order);
  if (listed.length === 0) return isComplete ? undefined : 'released';
  const isOwnKey = listed.every(({ paymentKey }) => paymentKey === attempt.paymentKey);
  const { takenKrw, returnedKrw } = sumMovements(listed);
  if (!isOwnKey || takenKrw !== dueKrw) return undefined;
  if (isComplete) return returnedKrw === 0 ? 'completed' : undefined;
  return returnedKrw === dueKrw ? 'cancelled' : undefined;
}

/** A line by a look at both partners, as they are now. */
export function lineByLook(
  attempt: Attempt,
  { listed, observation }: { listed: readonly TransactionSeen[]; observation: Observation },
  context: Context,
): Line {
  const { pg, order } = observation;
  const begun = beginLine(attempt, listed);
  if (pg.kind === 'unreachable' || order.kind === 'unreachable') {
    return { ...begun, kind: 'not-checked' };
  }
  const pgKrw = heldKrwIn(attempt, pg.payments);
  const isPaid = isOrderComplete(attempt, order) || isCompleteForNobody(order);
  const orderKrw = isPaid && order.kind === 'seen' ? (order.order.amountKrw ?? 0) : 0;
  const { kind, cause } = isAccepted(attempt, pg.payments, order)
    ? { kind: 'accepted' as const, cause: null }
    : judge(attempt, observation, context);
  const exposureKrw = cause === null ? 0 : Math.abs(pgKrw - orderKrw);
  const paymentKeys = unique([
    ...begun.paymentKeys,
    ...pg.payments.map(({ paymentKey }) => paymentKey),
  ]);
  return { ...begun, kind, cause, paymentKeys, pgKrw, orderKrw, exposureKrw };
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

function beginLine(attempt: Attempt, listed: readonly TransactionSeen[]): Line {
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

/** The recovery table, asked of an attempt that has ended: whatever it would still do was not done. */
function judge(
  attempt: Attempt,
  observation: Observation,
  context: Context,
): Pick<Line, 'kind' | 'cause'> {
  const { action } = findAction(toFacts(attempt, observation, context));
  switch (action.kind) {
    case 'flag':
      return { kind: kindOf(attempt, observation, action.cause), cause: action.cause };
    case 'close':
      return { kind: action.end === attempt.phase ? 'matched' : 'settled-elsewhere', cause: null };
    case 'release':
      return { kind: 'order-held', cause: 'EVIDENCE_CONFLICT' };
    case 'complete':
    case 'fence':
    case 'cancel':
      return { kind: 'money-without-order', cause: 'EVIDENCE_CONFLICT' };
    case 'wait':
    case 'claim':
    case 'post':
      return attempt.phase === 'completed'
        ? { kind: 'order-without-money', cause: 'EVIDENCE_CONFLICT' }
        : { kind: 'matched', cause: null };
  }
}

function kindOf(attempt: Attempt, { order }: Observation, cause: ManualCause): LineKind {
  if (cause !== 'EVIDENCE_CONFLICT') return kinds[cause] ?? 'state-unknown';
  return isOrderHeld(attempt, order) ? 'order-held' : 'order-without-money';
}

const kinds: Readonly<Partial<Record<ManualCause, LineKind>>> = {
  DUPLICATE: 'several-captures',
  AMOUNT: 'amount-differs',
  IDENTITY: 'identity-differs',
  OPERATOR_TOUCHED: 'partly-refunded',
  REFUNDED_BUT_COMPLETE: 'refunded-but-complete',
  COMPLETE_WITHOUT_MONEY: 'order-without-money',
  DEPOSIT_REVERSED: 'order-without-money',
};

/** An operator's act has settled it, and the partners show what was seen then. */
function isAccepted(
  attempt: Attempt,
  payments: readonly PaymentSeen[],
  order: OrderSighting,
): boolean {
  const seen = { payments, order: order.kind === 'seen' ? order.order : null };
  return attempt.act?.verdict === 'held' && isAsSeen(attempt, seen);
}

function isOrderComplete({ id }: Attempt, order: OrderSighting): boolean {
  return order.kind === 'seen' && isHeld(order.order, 'complete', id);
}

function isCompleteForNobody(order: OrderSighting): boolean {
  return (
    order.kind === 'seen' && order.order.state === 'complete' && order.order.attemptId === null
  );
}

function isOrderHeld({ id }: Attempt, order: OrderSighting): boolean {
  return (
    order.kind === 'seen' &&
    (isHeld(order.order, 'in-progress', id) || isHeld(order.order, 'cancelling', id))
  );
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
