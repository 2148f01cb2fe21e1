// One attempt to pay one order, as its rows in the step log tell it (`evolve.ts` folds them).

import type { Acceptance } from './acceptance.js';
import type { ActTaken } from './act.js';
import type { ClaimCall } from './call.js';
import type { Hint } from './hint.js';
import type { AttemptId, OrderId, PaymentKey, PgOrderId } from './ids.js';
import { type Deposit, isHeld, type OrderSeen, type PaymentSeen } from './sighting.js';
import type { CreatedStep, End, ManualCause, Stamp } from './step.js';
import type { Word } from './word.js';

/** How far an attempt has got. The last ones are ends. */
export type Phase =
  | 'created'
  | 'claiming'
  | 'claim-unknown'
  | 'presented'
  | 'authenticated'
  | 'approving'
  | 'approve-unknown'
  | 'awaiting-deposit'
  | 'approved'
  | 'completing'
  | 'complete-unknown'
  | 'fence-due'
  | 'fencing'
  | 'fence-unknown'
  | 'cancel-due'
  | 'cancelling'
  | 'cancel-unknown'
  | 'cancel-refused'
  | 'release-due'
  | 'releasing'
  | 'release-unknown'
  | 'posting'
  | 'post-unknown'
  | 'post-refused'
  | End;

/**
 * What the step log proves about the approval. `intent`: asked for, and no answer was written. `awaiting-deposit`: an
 * account was issued, and the money is the customer's to send.
 */
export type Approval = 'none' | 'intent' | 'unknown' | 'awaiting-deposit' | 'approved' | 'declined';

/** What the step log proves about the posting. `intent`: asked for, and no answer was written. */
export type Posting = 'none' | 'intent' | 'unknown' | 'posted' | 'refused';

/** What a partner was last seen to say, and when. */
export type LastSeen<T> = { readonly value: T; readonly seenAtMs: number };

/** What each partner was last in trouble with. */
export type LastErrors = {
  readonly pg: string | null;
  readonly legacy: string | null;
  readonly accounting: string | null;
};

export type Flag = {
  readonly cause: ManualCause;
  readonly firstSeenAtMs: number;
  readonly count: number;
};

export type Attempt = {
  readonly id: AttemptId;
  readonly orderId: OrderId;
  readonly requestId: string;
  readonly secret: string;
  readonly pgOrderId: PgOrderId;
  readonly createdAtMs: number;
  /** The number of its rows that were no mere remarks; every append names the version that it saw. */
  readonly version: number;
  readonly phase: Phase;
  /** When the phase last changed. A retry changes it too. */
  readonly movedAtMs: number;
  /** When something was last learnt for certain. A retry without an answer is no progress. */
  readonly progressAtMs: number;
  /** How the order was claimed; null before, and again when that was refused. */
  readonly claim: ClaimCall | null;
  readonly claimTries: number;
  readonly claimedAtMs: number;
  /** The first key that a valid callback brought. It never changes. */
  readonly paymentKey: PaymentKey | null;
  readonly callbackAtMs: number | null;
  readonly refusedCallbacks: number;
  readonly isVoided: boolean;
  readonly approval: Approval;
  readonly approvalIntendedAtMs: number | null;
  /** Where the customer is to pay; kept when the money has come. Null for other methods. */
  readonly deposit: Deposit | null;
  /** The code with which the legacy order system refused the completion. */
  readonly completionRefused: string | null;
  readonly isRefunded: boolean;
  readonly posting: Posting;
  /** Answers to cancels that the PG may have stored under their idempotency key. */
  readonly cancelErrors: { readonly refusals: number; readonly serverErrors: number };
  readonly told: Word | null;
  readonly wasToldNotCharged: boolean;
  readonly sweeps: number;
  readonly lease: { readonly owner: string; readonly untilMs: number } | null;
  readonly sweptAtMs: number;
  /** The webhooks that came. */
  readonly hints: readonly Hint[];
  /** How many of them came before the last look began, and before the last that both partners answered. */
  readonly hintsSeen: number;
  readonly hintsAnswered: number;
  readonly payments: LastSeen<readonly PaymentSeen[]> | null;
  /** Null, too, when the order system said that there is no such order. */
  readonly order: LastSeen<OrderSeen> | null;
  readonly lastErrors: LastErrors;
  readonly flag: Flag | null;
  /** What an operator last said to have done about it. */
  readonly act: ActTaken | null;
  /** What an operator last accepted as it is; null when nobody has. It may be something else by now. */
  readonly accepted: Acceptance | null;
  /** Why it was closed without ever being presented, for example `ORDER_UNKNOWN`. */
  readonly closedWhy: string | null;
};

/** An attempt from its first row. */
export function beginAttempt(step: CreatedStep & Stamp): Attempt {
  return {
    id: step.attemptId,
    orderId: step.orderId,
    requestId: step.requestId,
    secret: step.secret,
    pgOrderId: step.pgOrderId,
    createdAtMs: step.atMs,
    version: 1,
    phase: 'created',
    movedAtMs: step.atMs,
    progressAtMs: step.atMs,
    claim: null,
    claimTries: 0,
    claimedAtMs: step.atMs,
    paymentKey: null,
    callbackAtMs: null,
    refusedCallbacks: 0,
    isVoided: false,
    approval: 'none',
    approvalIntendedAtMs: null,
    deposit: null,
    completionRefused: null,
    isRefunded: false,
    posting: 'none',
    cancelErrors: { refusals: 0, serverErrors: 0 },
    told: null,
    wasToldNotCharged: false,
    sweeps: 0,
    lease: null,
    sweptAtMs: 0,
    hints: [],
    hintsSeen: 0,
    hintsAnswered: 0,
    payments: null,
    order: null,
    lastErrors: { pg: null, legacy: null, accounting: null },
    flag: null,
    act: null,
    accepted: null,
    closedWhy: null,
  };
}

/** True while the order is complete and only accounting does not know it yet. */
export function isOwedToAccounting({ phase }: Attempt): boolean {
  return phase === 'posting' || phase === 'post-unknown' || phase === 'post-refused';
}

/** True from when on the customer has paid: the order is complete, whatever accounting says of it. */
export function isPaid(attempt: Attempt): boolean {
  return attempt.phase === 'completed' || isOwedToAccounting(attempt);
}

/** True when the attempt is at an end, whoever may still have to see to it (`needsCare`). */
export function isEnded(attempt: Attempt): attempt is Attempt & { readonly phase: End } {
  return ends.has(attempt.phase);
}

/**
 * True when the order counts as paid by this attempt, for which the PG holds so much. One that people have completed in
 * nobody's name does when the attempt has ended and its money is kept; before the end it may have been paid at the counter.
 */
export function isOrderPaid(attempt: Attempt, order: OrderSeen, heldKrw: number): boolean {
  if (isHeld(order, 'complete', attempt.id)) return true;
  const isForNobody = order.state === 'complete' && order.attemptId === null;
  return isForNobody && isEnded(attempt) && heldKrw > 0;
}

const ends: ReadonlySet<Phase> = new Set<End>([
  'completed',
  'cancelled',
  'released',
  'accepted-as-is',
]);

/** True while no other attempt may pay the order. */
export function holdsOrder(attempt: Attempt): boolean {
  return !isEnded(attempt);
}
