// The ends of a run's orders in words. One order is the usual case and is not named.
import type { OrderResult } from './run-record.js';

export function isAllowed({ end, allowed }: OrderResult): boolean {
  return allowed.includes(end);
}

/** `completed`; for several orders `R-1001: completed, R-1002: released`; `none` without an order. */
export function toEndText(orders: readonly OrderResult[]): string {
  return toText(orders, ({ end }) => end);
}

/** `completed or manual`; for several orders `R-1001: completed or manual, R-1002: released`. */
export function toAllowedText(orders: readonly OrderResult[]): string {
  return toText(orders, ({ allowed }) => allowed.join(' or '));
}

function toText(orders: readonly OrderResult[], tell: (order: OrderResult) => string): string {
  const [only, ...others] = orders;
  if (only === undefined) return 'none';
  if (others.length === 0) return tell(only);
  return orders.map((order) => `${order.order}: ${tell(order)}`).join(', ');
}
