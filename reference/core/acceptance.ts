// What an operator has accepted as it is. It speaks for nothing else: once the money or the order is another, somebody has to
// look again.

import type { OrderSeen, PaymentSeen } from './sighting.js';

/** What both partners showed; null: there was no order. */
export type Acceptance = {
  readonly payments: readonly PaymentSeen[];
  readonly order: OrderSeen | null;
};

/** True when the partners show the money and the order that were accepted, if anything was, whatever was seen in between. */
export function isAsAccepted(accepted: Acceptance | null, seen: Acceptance): boolean {
  return accepted !== null && toAcceptedText(accepted) === toAcceptedText(seen);
}

/** What an order is called, or that an account cannot be paid into any more, is nothing that was accepted. */
function toAcceptedText({ payments, order }: Acceptance): string {
  const money = payments.map(({ paymentKey, status, balanceKrw }) => [
    paymentKey,
    status,
    balanceKrw,
  ]);
  return JSON.stringify([money, order?.state, order?.attemptId, order?.amountKrw]);
}
