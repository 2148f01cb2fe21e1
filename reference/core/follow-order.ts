import type { Attempt } from './attempt.js';
import { type Decision, intend, rest } from './decision.js';
import { toClaim, toConfirm, toRelease } from './effects.js';
import { isHeld, type OrderSeen, type OrderSighting } from './sighting.js';
import type { StepEvent } from './step.js';

/** A claim is sent again once; after that the sweeper waits until it cannot take effect any more. */
const claimTriesMax = 2;

/** What follows from a look at the order by a request that is being answered. */
export function followOrder(attempt: Attempt, sighting: OrderSighting): Decision {
  const read: StepEvent = { kind: 'order-read', order: sighting };
  if (attempt.phase === 'created') return beginClaim(attempt, sighting, read);
  // Without a look at the order nothing is presented and nothing is confirmed; the sweeper asks again.
  if (sighting.kind !== 'seen') return rest(read);
  if (attempt.phase === 'claim-unknown') return settleClaim(attempt, sighting.order, read);
  if (attempt.phase === 'authenticated') return compareOrder(attempt, sighting.order, read);
  return rest(read);
}

function beginClaim(attempt: Attempt, sighting: OrderSighting, read: StepEvent): Decision {
  if (sighting.kind === 'unreachable') return rest(read, released('TRY_LATER'));
  if (sighting.kind === 'absent') return rest(read, released('ORDER_UNKNOWN'));
  const { state, amountKrw, version, orderName } = sighting.order;
  if (state !== 'payable' || amountKrw === null) return rest(read, released('ORDER_NOT_PAYABLE'));
  return intend(toClaim(attempt, { version, amountKrw, orderName }), read);
}

/** The claim's answer was lost; the order itself tells whether it took effect. */
function settleClaim(attempt: Attempt, order: OrderSeen, read: StepEvent): Decision {
  if (isHeld(order, 'in-progress', attempt.id)) return rest(read); // The row itself presents the attempt.
  // At another version the lost claim can never take effect.
  if (order.version !== attempt.claim?.version) {
    return rest(read, released(order.state === 'payable' ? 'ORDER_CHANGED' : 'ORDER_NOT_PAYABLE'));
  }
  return attempt.claimTries < claimTriesMax ? intend(attempt.claim, read) : rest(read);
}

/** The last look before the money: still ours, still the same amount, or nothing is confirmed. */
function compareOrder(attempt: Attempt, order: OrderSeen, read: StepEvent): Decision {
  const isOurs = isHeld(order, 'in-progress', attempt.id);
  if (isOurs && order.amountKrw === attempt.claim?.amountKrw) {
    return intend(toConfirm(attempt), read);
  }
  const voided: StepEvent = { kind: 'voided' };
  return isOurs
    ? intend(toRelease(attempt), read, voided)
    : rest(read, voided, released('ORDER_CHANGED'));
}

function released(why: string): StepEvent {
  return { kind: 'closed', end: 'released', why };
}
