import { type DailyHours, isWithin } from './daily-hours.js';
import type { Order } from './order.js';

/** Why the books take no posting: a code, and the reason where the code does not say it. */
export type Refusal = { readonly code: string; readonly reason?: 'CREDIT_LIMIT' };

/** What the accounting insists on. Null, and no order: it insists on nothing. */
export type AccountingRules = {
  readonly accountingClosedHours: DailyHours | null;
  readonly stockMissingOrders: readonly string[];
  readonly creditLimitKrw: number | null;
};

/** Why a completion of this order is refused late, for reasons of the system's own; undefined when it is not. */
export function whyNotPosted(
  { orderId, amountKrw }: Order,
  rules: AccountingRules,
  { nowMs, postedTodayKrw }: { readonly nowMs: number; readonly postedTodayKrw: number },
): Refusal | undefined {
  const { accountingClosedHours, stockMissingOrders, creditLimitKrw } = rules;
  if (accountingClosedHours !== null && isWithin(accountingClosedHours, nowMs)) {
    return { code: 'ACCOUNTING_CLOSED' };
  }
  if (stockMissingOrders.includes(orderId)) return { code: 'STOCK_MISSING' };
  if (creditLimitKrw !== null && postedTodayKrw + amountKrw > creditLimitKrw) {
    return { code: 'ACCOUNTING_REJECTED', reason: 'CREDIT_LIMIT' };
  }
  return undefined;
}
