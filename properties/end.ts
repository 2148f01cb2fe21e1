/**
 * What an order of a run ends in.
 *
 * - `completed`: money kept, order complete
 * - `cancelled`: money taken and fully returned
 * - `released`: money never taken
 * - `manual`: flagged for people
 * - `open`: none of these (yet); at rest this is a violation
 */
export type End = 'completed' | 'cancelled' | 'released' | 'manual' | 'open';

export const ends = ['completed', 'cancelled', 'released', 'manual', 'open'] as const;
