/** Foreign currencies come with foreign easy pay only. */
export type Currency = 'KRW' | 'USD' | 'JPY';

/** One less the other, in whole cents: dollars come with two decimals. */
export function less(amount: number, other: number): number {
  return Math.round((amount - other) * 100) / 100;
}

/** What an amount is made of for the tax office. */
export type TaxParts = {
  readonly suppliedAmount: number;
  readonly vat: number;
};

/** The tenth that is tax lies in the price, and only in what is neither tax-free nor exempt. */
export function toTaxParts(taxed: number): TaxParts {
  const vat = Math.round(taxed / 11);
  return { suppliedAmount: taxed - vat, vat };
}
