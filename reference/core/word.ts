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
export const words = [
  'ready',
  'awaiting-deposit',
  'checking',
  'confirming',
  'paid',
  'cancelled',
  'not-charged',
  'manual',
] as const;

export type Word = (typeof words)[number];

/** What goes with `awaiting-deposit`: where to pay, how much, and until when. `dueAt` in ISO 8601. */
export type DepositDue = {
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly dueAt: string;
  readonly amountKrw: number;
};
