import { sdkError } from './sdk-error.js';

/** Throws `INVALID_METADATA`. Source: SDK v2, `metadata`: five pairs, keys of 40, values of 2 000 characters. */
export function requireMetadata(metadata: unknown): void {
  if ((metadata ?? null) === null) return;
  if (typeof metadata !== 'object' || Array.isArray(metadata)) throw sdkError('INVALID_METADATA');
  const pairs = Object.entries(metadata as Record<string, unknown>); // Not null, not an array: an object.
  if (pairs.length > 5 || !pairs.every(isPair)) throw sdkError('INVALID_METADATA');
}

function isPair([key, value]: readonly [string, unknown]): boolean {
  return /^[^[\]]{1,40}$/.test(key) && typeof value === 'string' && value.length <= 2000;
}
