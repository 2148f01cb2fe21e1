// What the service asks of its partners, as data. A call holds everything that its bytes are made of,
// so the intent in the step log tells exactly what was (or was about to be) sent, and a retry sends the same.

import type { AttemptId, OrderId, PaymentKey, PgOrderId } from './ids.js';
import type { Krw } from './money.js';
import type { WhereToLook } from './sighting.js';

export type ClaimCall = {
  readonly kind: 'claim';
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
  /** Compare-and-set: the claim holds for the order as it was looked up, or not at all. */
  readonly version: number;
  readonly amountKrw: Krw;
  readonly orderName: string;
};

export type ConfirmCall = {
  readonly kind: 'confirm';
  readonly paymentKey: PaymentKey;
  readonly pgOrderId: PgOrderId;
  readonly amountKrw: Krw;
  readonly idempotencyKey: string;
};

export type CompleteCall = {
  readonly kind: 'complete';
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
  readonly paymentKey: PaymentKey;
  readonly amountKrw: Krw;
};

/** Takes the order out of reach of a completion that may still be on its way: in-progress → cancelling. */
export type FenceCall = {
  readonly kind: 'fence';
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
};

/** Returns everything; never a part. */
export type CancelCall = {
  readonly kind: 'cancel';
  readonly paymentKey: PaymentKey;
  readonly pgOrderId: PgOrderId;
  readonly amountKrw: Krw;
  readonly idempotencyKey: string;
};

/** Lets go of the order: in-progress or cancelling → payable. */
export type ReleaseCall = {
  readonly kind: 'release';
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
};

/**
 * Tells accounting of a completed order. There is one posting per attempt, named after it, so that a repetition can be
 * recognised, and found again by whoever lost the answer.
 */
export type PostCall = {
  readonly kind: 'post';
  readonly postingId: AttemptId;
  readonly orderId: OrderId;
  readonly paymentKey: PaymentKey;
  readonly amountKrw: Krw;
  /** The day on which the money was asked for, in Korea: `2026-01-05`. */
  readonly businessDay: string;
};

/** Under which names a posting is looked for. */
export type WhichPosting = Pick<PostCall, 'postingId' | 'orderId'>;

export type PgCall = ConfirmCall | CancelCall;
export type LegacyCall = ClaimCall | CompleteCall | FenceCall | ReleaseCall;

/** A call that changes something elsewhere: its intent is durable before its first byte leaves. */
export type Effect = PgCall | LegacyCall | PostCall;

/** A call that changes nothing. `observe` asks the PG first, the legacy order system after it. */
export type Look =
  | { readonly kind: 'read-order'; readonly orderId: OrderId }
  | { readonly kind: 'observe'; readonly where: WhereToLook }
  | ({ readonly kind: 'read-posting' } & WhichPosting);

export type Call = Effect | Look;
