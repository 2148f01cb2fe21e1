import type { Attempt } from './attempt.js';
import type { OrderSighting } from './sighting.js';
import { isClaiming } from './windows.js';

/**
 * The sighting, unless the order system shows the past: a replica that lags behind. It tells as little as no answer. What
 * is older than the version that was claimed is the past at any time. That version is, too, once the claim was accepted,
 * which has raised it; as long as the attempt has got no further, nobody knows.
 */
export function discardOld(attempt: Attempt, sighting: OrderSighting): OrderSighting {
  if (sighting.kind !== 'seen' || attempt.claim === null) return sighting;
  const { version } = sighting.order;
  const oldestVersion = isClaiming(attempt) ? attempt.claim.version : attempt.claim.version + 1;
  if (version >= oldestVersion) return sighting;
  const error = `the order is shown at version ${version}, from before the claim`;
  return { kind: 'unreachable', error };
}
