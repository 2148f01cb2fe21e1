// Four kinds of strings travel in one call; each has its own brand, so that none stands where another belongs.

declare const brand: unique symbol;

/** A repair order, named by the legacy order system. */
export type OrderId = string & { readonly [brand]: 'OrderId' };
/** One claim of an order by one pay request. */
export type AttemptId = string & { readonly [brand]: 'AttemptId' };
/** What the PG knows the attempt by. Fresh for each attempt: approval burns it for good. */
export type PgOrderId = string & { readonly [brand]: 'PgOrderId' };
/** One authentication at the PG. Several may exist for one PG order id. */
export type PaymentKey = string & { readonly [brand]: 'PaymentKey' };

/** Assumed: the legacy order system numbers its orders in this alphabet. */
export function parseOrderId(text: string): OrderId | undefined {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? (text as OrderId) : undefined; // The brand's only door.
}

/** Attempt ids are made by `toAttemptId`; anything else was not made here. */
export function parseAttemptId(text: string): AttemptId | undefined {
  return /^at_[A-Za-z0-9]{1,48}$/.test(text) ? (text as AttemptId) : undefined; // The brand's only door.
}

/** Source: Toss Payments docs, "Confirm a payment": `orderId`, 6 to 64 letters, digits, `-`, `_`, `=`. */
export function parsePgOrderId(text: string): PgOrderId | undefined {
  return /^[A-Za-z0-9_=-]{6,64}$/.test(text) ? (text as PgOrderId) : undefined; // The brand's only door.
}

/**
 * Source: Toss Payments docs, "Confirm a payment": `paymentKey`, at most 200 characters.
 * Assumed: letters, digits, `-`, `_` and `=`, so that a key can stand in a path as it is.
 */
export function parsePaymentKey(text: string): PaymentKey | undefined {
  return /^[A-Za-z0-9_=-]{1,200}$/.test(text) ? (text as PaymentKey) : undefined; // The brand's only door.
}

/** An attempt id from a unique string of letters and digits. */
export function toAttemptId(unique: string): AttemptId {
  return `at_${unique}` as AttemptId; // Made here, so it is one.
}

/** A PG order id from a unique string of letters and digits. */
export function toPgOrderId(unique: string): PgOrderId {
  return `po_${unique}` as PgOrderId; // Made here, so it is one.
}
