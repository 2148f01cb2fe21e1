import { z } from 'zod';

/** What accounting servers differ in. */
export const accountingSwitchesSchema = z.strictObject({
  /** Whether a posting of a known name is recognised; one that does not look books it once more. */
  isIdempotent: z.boolean().exactOptional(),
});

export type AccountingSwitches = { readonly isIdempotent: boolean };

export const defaultAccountingSwitches: AccountingSwitches = { isIdempotent: true };
