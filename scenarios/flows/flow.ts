import type { Variant } from './variant.js';

/** What an exploration plays: everything that people may do and partners may answer around one payment. */
export type Flow = {
  readonly name: string;
  /** The variants with so many customers, the ordinary one first; none when the flow has no such. */
  readonly variantsOf: (customers: 1 | 2) => readonly Variant[];
};
