// What people get to see of an attempt that needs them: enough to choose the right action from the item alone.

import type { ActTaken } from './act.js';
import { type Attempt, isOrderPaid, isOwedToAccounting, type LastErrors } from './attempt.js';
import { heldKrwIn, holdsMoney } from './sighting.js';
import type { ManualCause } from './step.js';
import { tell } from './tell.js';
import type { Word } from './word.js';

export type ManualItem = {
  readonly orderId: string;
  readonly attemptId: string;
  /** Which state of the attempt this shows; an operator's act names it. */
  readonly version: number;
  readonly cause: ManualCause;
  /** Money at risk: held for an order that is not complete, or missing for one that is. */
  readonly exposureKrw: number;
  readonly pgOrderId: string;
  readonly paymentKeys: readonly {
    readonly paymentKey: string;
    readonly status: string;
    readonly amountKrw: number;
    /** What of it the PG still held when it was seen; 0 for one that was not captured. */
    readonly heldKrw: number;
    readonly seenAtMs: number;
  }[];
  readonly legacy: {
    readonly state: string;
    /** What the order costs now; null when that is no amount. */
    readonly amountKrw: number | null;
    readonly version: number;
    readonly attempt: string | null;
    readonly seenAtMs: number;
  } | null;
  readonly lastErrors: LastErrors;
  /** The last word that a customer may have read. */
  readonly told: Word;
  readonly proposedAction: string;
  /** What an operator last said to have done, and what a look made of it. */
  readonly act: ActTaken | null;
  readonly firstSeenAtMs: number;
  readonly count: number;
};

/** The item of a flagged attempt; undefined for one that needs nobody. */
export function toManualItem(attempt: Attempt): ManualItem | undefined {
  const { flag, payments, order } = attempt;
  if (flag === null) return undefined;
  return {
    orderId: attempt.orderId,
    attemptId: attempt.id,
    version: attempt.version,
    cause: flag.cause,
    exposureKrw: exposureOf(attempt),
    pgOrderId: attempt.pgOrderId,
    paymentKeys: listPayments(attempt, payments),
    legacy:
      order === null
        ? null
        : {
            state: order.value.state,
            amountKrw: order.value.amountKrw,
            version: order.value.version,
            attempt: order.value.attemptId,
            seenAtMs: order.seenAtMs,
          },
    lastErrors: attempt.lastErrors,
    told: attempt.told ?? tell(attempt),
    proposedAction: proposals[flag.cause],
    act: attempt.act,
    firstSeenAtMs: flag.firstSeenAtMs,
    count: flag.count,
  };
}

const proposals: Readonly<Record<ManualCause, string>> = {
  UNRESOLVED:
    'Look the payment up at the PG and the order at the legacy system; the service goes on asking by itself.',
  DUPLICATE: 'Refund at the PG the payment that the order was not completed with.',
  AMOUNT: 'Refund the payment at the PG: its amount is not the amount of the order.',
  IDENTITY: 'Find out whose payment it is; refund it at the PG if it was made for this order.',
  OPERATOR_TOUCHED:
    'A part was refunded in the back office: refund the rest, or complete the order by hand.',
  REFUNDED_BUT_COMPLETE:
    'The order is complete and its money was returned: collect it again or reverse the order.',
  PRICE_CHANGED:
    'The order is complete, and its price is not what was paid: correct the price, refund the difference at the PG, or collect it and accept.',
  COMPLETED_BY_HAND:
    'Somebody completed the order in nobody’s name: say that it was for this payment, or refund it at the PG.',
  COMPLETE_WITHOUT_MONEY: 'The order is complete and was never paid: collect or reverse the order.',
  CANCEL_REFUSED:
    'Refund the customer by hand, or complete the order in the legacy system by hand.',
  ACCOUNTING_REFUSED:
    'The order is paid and complete, and accounting refuses it: have it posted by hand under the id of the attempt; the service notices.',
  DEPOSIT_REVERSED:
    'The bank took back what was paid into the account: have the customer pay again, or reverse the order.',
  REFUND_ACCOUNT_NEEDED:
    'Ask the customer for an account and return the deposit to it at the PG; the service then lets go of the order.',
  EVIDENCE_CONFLICT:
    'The step log and a partner disagree: compare them with the PG and accounting before any refund.',
  UNKNOWN_STATE: 'Compare the PG, the legacy system and the step log; nothing was done.',
};

function listPayments(attempt: Attempt, seen: Attempt['payments']): ManualItem['paymentKeys'] {
  const listed = (seen?.value ?? []).map((payment) => ({
    paymentKey: payment.paymentKey,
    status: payment.status,
    amountKrw: payment.amountKrw,
    heldKrw: holdsMoney(payment) ? payment.balanceKrw : 0,
    seenAtMs: seen?.seenAtMs ?? 0,
  }));
  const { paymentKey, claim, callbackAtMs } = attempt;
  const isListed = paymentKey === null || listed.some((one) => one.paymentKey === paymentKey);
  if (isListed) return listed;
  const unseen = { status: 'NOT_SEEN', amountKrw: claim?.amountKrw ?? 0, heldKrw: 0 };
  return [{ paymentKey, ...unseen, seenAtMs: callbackAtMs ?? 0 }, ...listed];
}

function exposureOf(attempt: Attempt): number {
  const heldKrw = heldKrwOf(attempt);
  return Math.abs(heldKrw - paidKrwOf(attempt, heldKrw));
}

/** What the order counts as paid, as far as it is known: a clerk may have changed the price of a complete one. */
function paidKrwOf(attempt: Attempt, heldKrw: number): number {
  const order = attempt.order?.value;
  if (order !== undefined && isOrderPaid(attempt, order, heldKrw)) return order.amountKrw ?? 0;
  return isOwedToAccounting(attempt) ? (attempt.claim?.amountKrw ?? 0) : 0;
}

/** What the PG holds for this attempt, as far as it is known. */
function heldKrwOf(attempt: Attempt): number {
  if (attempt.isRefunded) return 0;
  const seen = attempt.payments?.value ?? [];
  const isSettled = seen.some(({ status }) => status !== 'READY' && status !== 'IN_PROGRESS');
  return isSettled ? heldKrwIn(attempt, seen) : guessHeldKrw(attempt);
}

/** Not seen settled: the whole amount may have been taken as soon as it was asked for. */
function guessHeldKrw({ approval, claim }: Attempt): number {
  const mayBeHeld = approval === 'intent' || approval === 'unknown' || approval === 'approved';
  return mayBeHeld ? (claim?.amountKrw ?? 0) : 0;
}
