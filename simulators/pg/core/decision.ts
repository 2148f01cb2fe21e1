import type { PaymentEvent } from './payment-event.js';
import { capturedButProviderError, codeSaidFor } from './planned-answer.js';

/** What the PG decided: what happens in the books, and the code to refuse with, if it refuses. */
export type Decision = {
  readonly events: readonly PaymentEvent[];
  readonly refusal: string | null;
};

/** Does it. */
export function accept(...events: readonly PaymentEvent[]): Decision {
  return { events, refusal: null };
}

/** Refuses and changes nothing. */
export function refuse(refusal: string): Decision {
  return { events: [], refusal };
}

/** Does it unless the run plans another `answer`; `declined` is what a refusal leaves behind. */
export function acceptUnless(
  answer: string | undefined,
  events: readonly PaymentEvent[],
  declined: readonly PaymentEvent[] = [],
): Decision {
  if (answer === undefined) return accept(...events);
  if (answer === capturedButProviderError) return { events, refusal: codeSaidFor(answer) };
  return { events: declined, refusal: answer };
}
