// A line of a day's reconciliation for which both partners had to be asked: what the list shows is not what the log says.

import { isAsAccepted } from './acceptance.js';
import type { Attempt } from './attempt.js';
import {
  beginLine,
  isOrderComplete,
  isOrderHeld,
  type Line,
  type LineKind,
} from './reconciliation.js';
import { findAction } from './recovery.js';
import { type Facts, type Observation, toFacts } from './recovery-facts.js';
import type { Context } from './settings.js';
import { heldKrwIn } from './sighting.js';
import type { End, ManualCause } from './step.js';
import type { TransactionSeen } from './transaction.js';

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
  const isPaid = isOrderComplete(attempt, order, pgKrw);
  const orderKrw = isPaid && order.kind === 'seen' ? (order.order.amountKrw ?? 0) : 0;
  const seen = { payments: pg.payments, order: order.kind === 'seen' ? order.order : null };
  const { kind, cause } = isAsAccepted(attempt.accepted, seen)
    ? { kind: 'accepted' as const, cause: null }
    : judge(attempt, observation, context);
  const exposureKrw = cause === null ? 0 : Math.abs(pgKrw - orderKrw);
  const seenKeys = pg.payments.map(({ paymentKey }) => paymentKey);
  const paymentKeys = [...new Set([...begun.paymentKeys, ...seenKeys])];
  return { ...begun, kind, cause, paymentKeys, pgKrw, orderKrw, exposureKrw };
}

/** The recovery table, asked of an attempt that has ended: whatever it would still do was not done. */
function judge(
  attempt: Attempt,
  observation: Observation,
  context: Context,
): Pick<Line, 'kind' | 'cause'> {
  const facts = toFacts(attempt, observation, context);
  if (isCancelledWithoutOrder(attempt, facts)) return { kind: 'matched', cause: null };
  const { action } = findAction(facts);
  switch (action.kind) {
    case 'flag':
      return { kind: kindOf(attempt, observation, action.cause), cause: action.cause };
    case 'close':
      return { kind: kindOfClosed(attempt, action.end, facts), cause: null };
    // What accounting lacks is no difference between these three.
    case 'post':
      return { kind: kindOfClosed(attempt, 'completed', facts), cause: null };
    case 'release':
      return { kind: 'order-held', cause: 'EVIDENCE_CONFLICT' };
    case 'complete':
    case 'fence':
    case 'cancel':
      return { kind: 'money-without-order', cause: 'EVIDENCE_CONFLICT' };
    case 'wait':
    case 'claim':
      return attempt.phase === 'completed'
        ? { kind: 'order-without-money', cause: 'EVIDENCE_CONFLICT' }
        : { kind: 'matched', cause: null };
  }
}

/** The table asks people about an order that is gone; here they have answered. */
function isCancelledWithoutOrder({ phase }: Attempt, { pg, order }: Facts): boolean {
  return phase === 'cancelled' && pg === 'refunded' && order === 'absent';
}

/** What is left after a part went back fits the price of now, not the one that the log knows. */
function kindOfClosed({ phase }: Attempt, end: End, { pg }: Facts): LineKind {
  return end === phase && pg !== 'partly-refunded' ? 'matched' : 'settled-elsewhere';
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
  PRICE_CHANGED: 'price-differs',
  COMPLETE_WITHOUT_MONEY: 'order-without-money',
  DEPOSIT_REVERSED: 'order-without-money',
};
