import type { Word } from '../../core/word.js';
import type { Ticket } from './ticket.js';

/** No answer, a late one, a 5xx that the service did not write, a body that cannot be read: nothing is known. */
export type NoAnswer = { readonly kind: 'no-answer' };

/** What came of asking to pay. */
export type PayAnswer =
  | { readonly kind: 'ready'; readonly ticket: Ticket }
  /** Somebody is paying this order already. */
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'refused'; readonly reason: string }
  | NoAnswer;

/** What came of bringing the PG's callback. */
export type CallbackAnswer =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'refused'; readonly reason: string }
  | NoAnswer;

/** What came of asking how it stands. */
export type StatusAnswer =
  | { readonly kind: 'word'; readonly word: Word }
  /** The service knows no such attempt, or not with this secret. */
  | { readonly kind: 'unknown-attempt' }
  | NoAnswer;
