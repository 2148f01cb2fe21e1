// The rows of the step log. What an attempt is, is the fold of its rows (`attempt.ts`); no row ever changes.

import type { Act, ActKind, ActRefusal } from './act.js';
import type { Evidence, Outcome } from './answer.js';
import type { Effect } from './call.js';
import type { Hint } from './hint.js';
import type { AttemptId, OrderId, PaymentKey, PgOrderId } from './ids.js';
import type { Deposit, OrderSighting, PgSighting, PostingSighting } from './sighting.js';
import type { Word } from './word.js';

/** Why people have to look. */
export type ManualCause =
  | 'UNRESOLVED'
  | 'DUPLICATE'
  | 'AMOUNT'
  | 'IDENTITY'
  | 'OPERATOR_TOUCHED'
  | 'REFUNDED_BUT_COMPLETE'
  | 'PRICE_CHANGED'
  | 'COMPLETED_BY_HAND'
  | 'COMPLETE_WITHOUT_MONEY'
  | 'CANCEL_REFUSED'
  | 'ACCOUNTING_REFUSED'
  | 'DEPOSIT_REVERSED'
  | 'REFUND_ACCOUNT_NEEDED'
  | 'EVIDENCE_CONFLICT'
  | 'UNKNOWN_STATE';

/** How an attempt ends: money kept, money returned, money never taken, or as people accepted it. */
export type End = 'completed' | 'cancelled' | 'released' | 'accepted-as-is';

export type CreatedStep = {
  readonly kind: 'created';
  readonly attemptId: AttemptId;
  readonly orderId: OrderId;
  readonly requestId: string;
  readonly secret: string;
  readonly pgOrderId: PgOrderId;
};

export type StepEvent =
  | CreatedStep
  /** Written before the call, so that after a crash somebody asks what came of it. */
  | { readonly kind: 'intended'; readonly call: Effect }
  | {
      readonly kind: 'ended';
      readonly call: Effect['kind'];
      readonly outcome: Outcome;
      readonly evidence: Evidence;
    }
  | { readonly kind: 'order-read'; readonly order: OrderSighting }
  | { readonly kind: 'posting-read'; readonly posting: PostingSighting }
  | { readonly kind: 'callback-accepted'; readonly paymentKey: PaymentKey }
  | {
      readonly kind: 'callback-refused';
      readonly reason: string;
      readonly paymentKey: string;
    }
  /** The order was not what the callback is for any more: nothing will ever be confirmed. */
  | { readonly kind: 'voided' }
  /** The sweeper takes the attempt; nobody else's sweeper touches it before `untilMs`. */
  | {
      readonly kind: 'leased';
      readonly owner: string;
      readonly untilMs: number;
      /** A hint brought the look forward. It does not count, so that hints never lengthen the pauses. */
      readonly isEarly?: true;
    }
  /** A webhook came. Whatever it says, it is only a reason to look. */
  | { readonly kind: 'hinted'; readonly hint: Hint }
  | {
      readonly kind: 'observed';
      readonly pg: PgSighting;
      readonly order: OrderSighting;
      /** The row of the recovery table that was applied. */
      readonly row: number;
    }
  /** A query showed that the PG had issued an account: the answer to the confirm that was lost. */
  | { readonly kind: 'deposit-awaited'; readonly deposit: Deposit }
  /** A query showed a capture whose answer never came: the missing evidence. */
  | { readonly kind: 'approval-found'; readonly paymentKey: PaymentKey }
  /** A query showed that all of the money went back. */
  | { readonly kind: 'refund-found' }
  | { readonly kind: 'flagged'; readonly cause: ManualCause }
  /** What an operator says to have done; written before anybody looks whether it is so. */
  | { readonly kind: 'acted'; readonly act: Act }
  /** What the look at both partners made of it; null: it is as the operator said. */
  | {
      readonly kind: 'act-judged';
      readonly act: ActKind;
      readonly refusal: ActRefusal | null;
    }
  | { readonly kind: 'closed'; readonly end: End; readonly why: string }
  /** Written before the answer leaves: what a customer may have read. */
  | { readonly kind: 'told'; readonly word: Word };

/** Who wrote a row and when. */
export type Stamp = { readonly atMs: number; readonly by: string };

export type Step = StepEvent & Stamp;
