import type { PaymentBook } from './payment-book.js';

/** A look-up, or a list, that has not been answered yet. It changes nothing, but what it showed may be acted upon. */
export type LookUpBook = {
  readonly order: string | null;
  readonly path: string;
  /** The payments that it showed captured. */
  shown: readonly PaymentBook[];
  isGarbled: boolean;
};
