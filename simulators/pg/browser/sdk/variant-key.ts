import { sdkError } from './sdk-error.js';

/**
 * Throws `INVALID_VARIANT_KEY`. Assumed: the simulator knows no shop's own keys, so any word may be one; it
 * shows the same for all of them.
 */
export function requireVariantKey(variantKey: unknown): void {
  if ((variantKey ?? null) === null) return;
  if (typeof variantKey !== 'string' || variantKey.trim() === '') {
    throw sdkError('INVALID_VARIANT_KEY', `variantKey: ${JSON.stringify(variantKey)}`);
  }
}
