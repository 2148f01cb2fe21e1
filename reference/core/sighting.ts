// What the partners were last seen to say. A sighting is never a promise: it was true when it was made.

import type { AttemptId, OrderId, PaymentKey, PgOrderId } from './ids.js';
import type { Krw } from './money.js';

/** Source: Toss Payments docs, "Payment object", `status`. Anything else the PG may say is `UNLISTED`. */
export type PaymentStatus =
  | 'READY'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_DEPOSIT'
  | 'DONE'
  | 'CANCELED'
  | 'PARTIAL_CANCELED'
  | 'ABORTED'
  | 'EXPIRED'
  | 'UNLISTED';

/** One payment as the PG showed it. Whether it is ours is for the reader to judge. */
export type PaymentSeen = {
  readonly paymentKey: PaymentKey;
  readonly pgOrderId: string;
  readonly status: PaymentStatus;
  readonly amountKrw: number;
  /** What of it has not been returned. */
  readonly balanceKrw: number;
  /** It was cancelled before any money had come. */
  readonly isVoided?: true;
  /** The virtual account that it is paid into; absent for other methods. */
  readonly deposit?: DepositSeen;
};

/** A virtual account that the PG issued for one payment. It takes exactly its amount, once, until it is due. */
export type Deposit = {
  /** The PG's two digits for a bank. */
  readonly bankCode: string;
  readonly accountNumber: string;
  /** Milliseconds since the epoch. */
  readonly dueAtMs: number;
};

/** Past its due date an unpaid account keeps its status, and only `isExpired` tells. */
export type DepositSeen = Deposit & { readonly isExpired: boolean };

/** What the PG shows under the keys and the PG order id of one attempt; an empty list means "not found". */
export type PgSighting =
  | { readonly kind: 'seen'; readonly payments: readonly PaymentSeen[] }
  | { readonly kind: 'unreachable'; readonly error: string };

export type OrderState =
  | 'payable'
  | 'in-progress'
  | 'cancelling'
  | 'complete'
  | 'unpayable'
  | 'closed';

/** What these payments hold under a PG order id, in won. One of somebody else's is no money of this order. */
export function heldKrwIn(
  { pgOrderId }: Pick<WhereToLook, 'pgOrderId'>,
  payments: readonly PaymentSeen[],
): number {
  const held = payments.filter((one) => holdsMoney(one) && one.pgOrderId === pgOrderId);
  return held.reduce((sumKrw, { balanceKrw }) => sumKrw + balanceKrw, 0);
}

/** Whether it was captured, and not all of it returned since. */
export function holdsMoney({ status }: PaymentSeen): boolean {
  return status === 'DONE' || status === 'PARTIAL_CANCELED';
}

/** One order as the legacy order system showed it. */
export type OrderSeen = {
  readonly orderId: OrderId;
  readonly orderName: string;
  readonly state: OrderState;
  /** Null when what is to be paid is no amount (zero, for example). */
  readonly amountKrw: Krw | null;
  readonly version: number;
  /** Who claimed it; kept when that attempt completed it. */
  readonly attemptId: string | null;
};

export type OrderSighting =
  | { readonly kind: 'seen'; readonly order: OrderSeen }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreachable'; readonly error: string };

/** One posting as accounting showed it. */
export type PostingSeen = {
  readonly postingId: string;
  readonly orderId: string;
  readonly amountKrw: number;
};

export type PostingSighting =
  | { readonly kind: 'seen'; readonly posting: PostingSeen }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreachable'; readonly error: string };

/** Under which names an attempt is looked for. */
export type WhereToLook = {
  readonly orderId: OrderId;
  readonly pgOrderId: PgOrderId;
  readonly paymentKey: PaymentKey | null;
};

/** True when the order rests in `state` by this attempt's claim. */
export function isHeld(order: OrderSeen, state: OrderState, by: AttemptId): boolean {
  return order.state === state && order.attemptId === by;
}
