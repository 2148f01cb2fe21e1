import type { Callback } from './ticket.js';

/** What the PG's window said when it ended without an authentication. For people; proves nothing. */
export type PgSaid = { readonly code: string; readonly message: string };

/** Query parameters, as `URLSearchParams` gives them. */
export type Query = { readonly getAll: (name: string) => readonly string[] };

/** More is not shown; whoever made the address decides how long it is. */
const shownMax = 200;

/**
 * The callback in the address of the success page. Undefined when something is missing or stands there twice.
 * Source: Toss Payments docs, "Handle a successful payment": `paymentKey`, `orderId`, `amount`.
 */
export function readCallback(query: Query): Callback | undefined {
  const paymentKey = only(query, 'paymentKey');
  const pgOrderId = only(query, 'orderId');
  const amount = only(query, 'amount');
  if (paymentKey === undefined || pgOrderId === undefined || amount === undefined) return undefined;
  return { paymentKey, pgOrderId, amount };
}

/** Source: Toss Payments docs, "Handle a failed payment": `code`, `message`, and `orderId` unless it was given up. */
export function readPgSaid(query: Query): PgSaid {
  return {
    code: (query.getAll('code')[0] ?? '').slice(0, shownMax),
    message: (query.getAll('message')[0] ?? '').slice(0, shownMax),
  };
}

/** The order whose page opened the payment; we wrote it there ourselves. */
export function readOrder(query: Query): string {
  return only(query, 'order') ?? '';
}

/** Where the PG is to send the customer. */
export function toReturnAddresses(shopUrl: string, orderId: string) {
  const query = `order=${encodeURIComponent(orderId)}`;
  return {
    successUrl: `${shopUrl}/shop/callback/success?${query}`,
    failUrl: `${shopUrl}/shop/callback/fail?${query}`,
  };
}

function only(query: Query, name: string): string | undefined {
  const [value, ...more] = query.getAll(name);
  return more.length === 0 && value !== '' ? value : undefined;
}
