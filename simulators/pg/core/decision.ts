import type { PaymentEvent } from './payment-event.js';

/** What the PG decided: what happens in the books, and the code to refuse with, if it refuses. */
export type Decision = {
  readonly event: PaymentEvent | null;
  readonly refusal: string | null;
};

/** Does it. */
export function accept(event: PaymentEvent): Decision {
  return { event, refusal: null };
}

/** Refuses and changes nothing. */
export function refuse(refusal: string): Decision {
  return { event: null, refusal };
}
