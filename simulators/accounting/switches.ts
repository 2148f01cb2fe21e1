import { z } from 'zod';

/** What accounting servers differ in. */
export const accountingSwitchesSchema = z.strictObject({
  isIdempotent: z
    .boolean()
    .default(true)
    .describe(
      'Whether a posting of a known name is recognised; a server that does not look books it once more.',
    ),
});

export type AccountingSwitches = Readonly<z.infer<typeof accountingSwitchesSchema>>;

export const defaultAccountingSwitches: AccountingSwitches = accountingSwitchesSchema.parse({});

const { isIdempotent } = accountingSwitchesSchema.shape;

/** Some of them, the others being left as they are. */
export const accountingSwitchChangesSchema = z.strictObject({
  isIdempotent: isIdempotent
    .unwrap()
    .exactOptional()
    .describe(isIdempotent.description ?? ''),
});
