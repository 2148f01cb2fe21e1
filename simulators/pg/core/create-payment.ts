import type { Books } from './books.js';
import { type ConfirmSwitches, whyTaken } from './confirm.js';
import { acceptUnless, type Decision, refuse } from './decision.js';
import type { Opened } from './payment-event.js';

export type Creation = {
  readonly opened: Opened;
  /** The code that the run wants it to be refused with. */
  readonly answer: string | undefined;
};

/**
 * Begins a payment that the customer goes on with at its checkout page, or says why not. Assumed: an order id that is
 * used up is refused at once, and so are taxes that are no part of the amount.
 */
export function decideCreation(
  books: Books,
  { opened, answer }: Creation,
  switches: Pick<ConfirmSwitches, 'failedAttemptUsesUpOrder'>,
): Decision {
  const { pgOrderId, amount, taxFreeAmount, taxExemptionAmount } = opened;
  if (taxFreeAmount + taxExemptionAmount > amount) return refuse('INVALID_REQUEST');
  const refusal = whyTaken(books, pgOrderId, switches);
  return refusal === undefined ? acceptUnless(answer, [opened]) : refuse(refusal);
}
