// Faults and business answers are addressed by meaning, never by step number: `pg.confirm#1 of R-1001`.

/** One exchange: the nth request (from 1) for an operation, of one order or (null) of any order. */
export type Address = {
  readonly operation: string;
  readonly nth: number;
  readonly order: string | null;
};

const pattern = /^(?<operation>[a-z-]+\.[a-z-]+)(?:#(?<nth>[1-9]\d{0,3}))?(?: of (?<order>\S+))?$/;

/** Reads `operation#nth of order`; `#1` and any order are meant where they are left out. */
export function parseAddress(text: string): Address | undefined {
  const groups = pattern.exec(text)?.groups;
  if (groups?.['operation'] === undefined) return undefined;
  return {
    operation: groups['operation'],
    nth: Number(groups['nth'] ?? '1'),
    order: groups['order'] ?? null,
  };
}

/** The address as it is written in scenarios, reports and replay hints. */
export function toAddressText({ operation, nth, order }: Address): string {
  return `${operation}#${nth}${order === null ? '' : ` of ${order}`}`;
}

/** Whether an exchange (which always has its own order, or none) is the one that is meant. */
export function isAddressed(address: Address, exchange: Address): boolean {
  return (
    address.operation === exchange.operation &&
    address.nth === exchange.nth &&
    (address.order === null || address.order === exchange.order)
  );
}
