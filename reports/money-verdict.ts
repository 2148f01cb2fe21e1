import type { MoneyRow } from './run-record.js';
import { toWonText } from './won.js';

/** What is wrong with an account, in words; null when it holds what it may hold. */
export function toMoneyVerdict({ account, afterKrw, allowedKrw }: MoneyRow): string | null {
  const gainedKrw = afterKrw - allowedKrw;
  if (gainedKrw === 0) return null;
  // A customer gives money and everybody else receives it, so the same sign reads the other way round.
  const isCustomer = account.startsWith('customer');
  const isTooMuch = isCustomer ? gainedKrw < 0 : gainedKrw > 0;
  const measure = isTooMuch ? 'too much' : 'too little';
  return `${toWonText(Math.abs(gainedKrw))} ${measure} ${isCustomer ? 'taken' : 'received'}`;
}
