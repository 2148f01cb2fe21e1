import { sdkError } from './sdk-error.js';

/** How much, as SDK v2 has it. */
export type Amount = { readonly value: number; readonly currency: string };

/** Source: SDK v2, Amount (won, dollars); SDK v1, card (yen). */
const currencies = ['KRW', 'USD', 'JPY'];

/**
 * Throws `INVALID_PARAMETERS`, `INVALID_AMOUNT_CURRENCY` or `INVALID_AMOUNT_VALUE`.
 * Assumed: only dollars have a fraction; nought is no mistake before the payment is requested.
 */
export function requireAmount(amount: unknown): Amount {
  if (typeof amount !== 'object' || amount === null) {
    throw sdkError('INVALID_PARAMETERS', 'amount must be { currency, value }');
  }
  const { value, currency } = amount as { value?: unknown; currency?: unknown }; // Any object may be asked for them.
  if (typeof currency !== 'string' || !currencies.includes(currency)) {
    throw sdkError('INVALID_AMOUNT_CURRENCY');
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) throw sdkError('INVALID_AMOUNT_VALUE');
  if (currency !== 'USD' && !Number.isInteger(value)) throw sdkError('INVALID_AMOUNT_VALUE');
  return { value, currency };
}

/** Throws `BELOW_ZERO_AMOUNT`: its words ask for more than nought. */
export function requirePositive(amount: Amount): Amount {
  if (amount.value <= 0) throw sdkError('BELOW_ZERO_AMOUNT');
  return amount;
}
