import type { AttemptBook } from './attempt-book.js';
import { moneyOfAttempt, type OrderBook } from './order-book.js';

/** The facts that an operator accepts for an attempt: what is held, and what the order is, for whom and for how much. */
export function toAcceptance(order: OrderBook, attempt: AttemptBook): string {
  const { state, owner, amountKrw } = order;
  const { keptKrw } = moneyOfAttempt(order, attempt);
  return JSON.stringify([keptKrw, state, owner === attempt, amountKrw]);
}

/** Whether an operator has accepted what is so now. What was accepted speaks for nothing else. */
export function isAsAccepted(order: OrderBook, attempt: AttemptBook): boolean {
  return attempt.acceptedAs === toAcceptance(order, attempt);
}
