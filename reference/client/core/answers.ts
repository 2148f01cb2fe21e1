import type { DepositDue, Word } from '../../core/word.js';
import type { Ticket } from './ticket.js';

/** No answer, a late one, a 5xx that the service did not write, a body that cannot be read: nothing is known. */
export type NoAnswer = { readonly kind: 'no-answer' };

/** The service's word; with `awaiting-deposit`, the account. */
export type WordAnswer = {
  readonly kind: 'word';
  readonly word: Word;
  readonly deposit: DepositDue | null;
};

/** What came of asking to pay. */
export type PayAnswer =
  | { readonly kind: 'ready'; readonly ticket: Ticket }
  /** Somebody is paying this order already. */
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'refused'; readonly reason: string }
  | NoAnswer;

/** What came of bringing the PG's callback. */
export type CallbackAnswer =
  | WordAnswer
  | { readonly kind: 'refused'; readonly reason: string }
  | NoAnswer;

/** What came of asking how it stands. */
export type StatusAnswer =
  | WordAnswer
  /** The service knows no such attempt, or not with this secret. */
  | { readonly kind: 'unknown-attempt' }
  | NoAnswer;
