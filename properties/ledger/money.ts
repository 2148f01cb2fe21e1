import type { Books } from './books.js';
import { endOf } from './end-of.js';
import { excusedForOrder, keptForOrder, type OrderBook, owedForOrder } from './order-book.js';

/** What an account gained (negative: lost) since the run began, and what it may have, in won. */
export type MoneyBalance = {
  readonly account: 'customer' | 'merchant';
  readonly afterKrw: number;
  readonly allowedKrw: number;
};

/** The balances of a run: what one side lost the other has. */
export function toMoneyBalances({ orders, nowMs }: Pick<Books, 'orders' | 'nowMs'>) {
  let keptKrw = 0;
  let allowedKrw = 0;
  for (const order of orders.values()) {
    keptKrw += keptForOrder(order);
    allowedKrw += allowedFor(order, nowMs);
  }
  return [
    { account: 'customer', afterKrw: negative(keptKrw), allowedKrw: negative(allowedKrw) },
    { account: 'merchant', afterKrw: keptKrw, allowedKrw },
  ] as const satisfies readonly MoneyBalance[];
}

/** The price of what was completed; what people were called for may lie where it lies. */
function allowedFor(order: OrderBook, nowMs: number): number {
  if (endOf(order, nowMs) === 'manual') return keptForOrder(order);
  return owedForOrder(order) - excusedForOrder(order);
}

/** Never -0, which prints differently. */
function negative(amountKrw: number): number {
  return amountKrw === 0 ? 0 : -amountKrw;
}
