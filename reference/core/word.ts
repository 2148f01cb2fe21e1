/**
 * What a customer may be told of an attempt.
 *
 * - `ready`: the payment window may be opened
 * - `awaiting-deposit`: nothing was paid yet; the customer is to pay into an account
 * - `checking`: money may move; nothing is said about it
 * - `confirming`: the money was received, the order is not complete yet
 * - `paid`, `cancelled`, `not-charged`: final
 * - `manual`: people look at it
 */
export type Word =
  | 'ready'
  | 'awaiting-deposit'
  | 'checking'
  | 'confirming'
  | 'paid'
  | 'cancelled'
  | 'not-charged'
  | 'manual';
