declare const brand: unique symbol;

/** An amount to be paid in whole won: an integer, greater than zero, at most 2^53 − 1. */
export type Krw = number & { readonly [brand]: 'Krw' };

/** Accepts a JSON number that is an amount; a string, a fraction, zero or a number too large is none. */
export function parseKrw(value: unknown): Krw | undefined {
  return isWholeWon(value) && value > 0 ? (value as Krw) : undefined; // The brand's only door.
}

/** Accepts the digits that the PG's success URL carries: no sign, no point, no leading zero. */
export function parseKrwDigits(text: string): Krw | undefined {
  return /^[1-9]\d{0,15}$/.test(text) ? parseKrw(Number(text)) : undefined;
}

/** True for a count of won that may also be zero, as a balance may be. */
export function isWholeWon(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
