import type { Attempt, Phase } from './attempt.js';
import type { OrderSighting } from './sighting.js';

/** As long as the attempt has got no further, nobody knows whether its claim was accepted. */
const unclaimed: readonly Phase[] = ['created', 'claiming', 'claim-unknown'];

/**
 * The sighting, unless the order system shows the past: a replica that lags behind. A claim that was accepted has raised
 * the order's version, so whatever shows the version that was claimed, or an older one, is from before the claim. It tells
 * as little as no answer.
 */
export function discardOld(attempt: Attempt, sighting: OrderSighting): OrderSighting {
  if (sighting.kind !== 'seen' || attempt.claim === null) return sighting;
  const { version } = sighting.order;
  if (unclaimed.includes(attempt.phase) || version > attempt.claim.version) return sighting;
  const error = `the order is shown at version ${version}, from before the claim`;
  return { kind: 'unreachable', error };
}
