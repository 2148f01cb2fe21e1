// A known-buggy payment service is the reference with one small edit, kept as data.
import { z } from 'zod';

const edit = z.strictObject({
  /** Relative to `reference/`. */
  file: z
    .string()
    .regex(/^[a-z][a-z/-]*\.ts$/, 'expected a file of the reference, "core/decide.ts"'),
  /** Text that stands in that file exactly once. */
  find: z.string().min(1),
  replace: z.string(),
});

const mistake = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case words with "-"'),
  /** What the mistake is and how a team comes to make it. */
  story: z.string().min(1),
  edits: z.array(edit).min(1),
});

export const defectSchema = mistake.extend({
  /** The invariants that it must break, at least one of them; any will do when none is named. */
  breaks: z.array(z.string()).default([]),
  /** The story that shows it with the fewest faults, or the token of a run that does; null for who does not know. */
  shownBy: z.string().nullable().default(null),
});

/** A mistake in a part that no run of the virtual world has: the part's own contract catches it. */
export const contractDefectSchema = mistake.extend({
  /** The claims of the contract that fail with it, by the titles of their tests. */
  caughtBy: z.array(z.string().min(1)).min(1),
});

export type Defect = z.infer<typeof defectSchema>;
export type Edit = z.infer<typeof edit>;
