// Faults and business answers are addressed by meaning, never by step number: `pg.confirm#1 of R-1001`.

/** One exchange: the nth request (from 1) for an operation, of one order or (null) of no known order. */
export type Address = {
  readonly operation: string;
  readonly nth: number;
  readonly order: string | null;
  /** The payment that the request speaks of. A run does not tell; a simulator that stands alone does. */
  readonly paymentKey?: string;
};

/**
 * Which exchanges a rule means. An address is the narrowest target.
 *
 * - `nth`: a number counts the calls of one operation and order from 1; `next` is the next one that
 *   comes, whatever its number; `every` never ends.
 * - `order`: null for any.
 * - `paymentKey`: left out for any.
 */
export type Target = Omit<Address, 'nth'> & { readonly nth: number | 'next' | 'every' };

const pattern =
  /^(?<operation>[a-z-]+\.[a-z-]+)(?:#(?<nth>[1-9]\d{0,3}|next|every))?(?: of (?<order>\S+))?(?: with (?<paymentKey>\S+))?$/;

/** Reads `operation#nth of order with payment-key`; `#1` and any are meant where they are left out. */
export function parseTarget(text: string): Target | undefined {
  const { operation, nth = '1', order = null, paymentKey } = pattern.exec(text)?.groups ?? {};
  if (operation === undefined) return undefined;
  return {
    operation,
    nth: nth === 'next' || nth === 'every' ? nth : Number(nth),
    order,
    ...(paymentKey === undefined ? {} : { paymentKey }),
  };
}

/** Reads `operation#nth of order`, which is all that a scenario can say. */
export function parseAddress(text: string): Address | undefined {
  const target = parseTarget(text);
  if (target === undefined || target.paymentKey !== undefined) return undefined;
  const { nth, ...rest } = target;
  return typeof nth === 'number' ? { ...rest, nth } : undefined;
}

/** As it is written in scenarios, on command lines, in reports and replay hints. */
export function toAddressText({ operation, nth, order, paymentKey }: Target): string {
  const ofOrder = order === null ? '' : ` of ${order}`;
  return `${operation}#${nth}${ofOrder}${paymentKey === undefined ? '' : ` with ${paymentKey}`}`;
}

/** Whether an exchange is one of those that are meant. */
export function isMeant(target: Target, exchange: Address): boolean {
  return (
    target.operation === exchange.operation &&
    (typeof target.nth === 'string' || target.nth === exchange.nth) &&
    (target.order === null || target.order === exchange.order) &&
    (target.paymentKey === undefined || target.paymentKey === exchange.paymentKey)
  );
}
