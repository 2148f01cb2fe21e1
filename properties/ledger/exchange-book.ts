import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from './attempt-book.js';

/** What a confirm asks the PG for. */
export type Confirm = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
};

/** One exchange that can move money or end an order. */
export type ExchangeBook = {
  readonly exchange: number;
  readonly operation: 'pg.confirm' | 'pg.cancel' | 'legacy-order.complete';
  readonly order: string | null;
  readonly body: string;
  /** Only of a confirm that could be read. */
  readonly confirm: Confirm | null;
  /** The network, not the service, sent it again. */
  readonly isRedelivery: boolean;
  /** The attempt that had claimed the order last when it arrived. */
  attempt: AttemptBook | null;
  /** It will execute after its caller has gone. */
  isLate: boolean;
  isExecuted: boolean;
};

export type Arrived = Extract<HistoryEntry, { kind: 'request-arrived' }>;

/** Opens the book of a request; undefined for operations that have no effect on money or ends. */
export function createExchangeBook(
  { exchange, operation, order, body }: Arrived,
  isRedelivery: boolean,
): ExchangeBook | undefined {
  switch (operation) {
    case 'pg.confirm':
    case 'pg.cancel':
    case 'legacy-order.complete':
      return {
        exchange,
        operation,
        order,
        body,
        confirm: operation === 'pg.confirm' ? parseConfirm(body) : null,
        isRedelivery,
        attempt: null,
        isLate: false,
        isExecuted: false,
      };
    default:
      return undefined;
  }
}

/** Reads a confirm's body: `{"paymentKey", "orderId", "amount"}`. Source: PG API, "Confirm payment". */
function parseConfirm(body: string): Confirm | null {
  const read = parseObject(body);
  if (read === null) return null;
  const { paymentKey, orderId: pgOrderId, amount: amountKrw } = read;
  if (typeof paymentKey !== 'string' || typeof pgOrderId !== 'string') return null;
  return { paymentKey, pgOrderId, amountKrw: Number(amountKrw) };
}

function parseObject(
  text: string,
): { paymentKey?: unknown; orderId?: unknown; amount?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
