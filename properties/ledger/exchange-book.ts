import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from './attempt-book.js';
import type { KeyUse } from './key-book.js';

/** What a confirm asks the PG for. */
export type Confirm = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
};

const effects = [
  'pg.confirm',
  'pg.cancel',
  'legacy-order.claim',
  'legacy-order.complete',
  'legacy-order.fence',
  'legacy-order.release',
  'accounting.post',
] as const;

/** One exchange that can change something at a partner. */
export type ExchangeBook = {
  readonly seq: number;
  readonly atMs: number;
  readonly exchange: number;
  readonly operation: (typeof effects)[number];
  readonly order: string | null;
  readonly path: string;
  readonly body: string;
  readonly key: string | null;
  /** Only of a confirm that could be read. */
  readonly confirm: Confirm | null;
  /** What a confirm or cancel is about, as far as it could be read. */
  readonly paymentKey: string | null;
  /** Who asks the legacy system or accounting, as far as it could be read. */
  readonly attemptNamed: string | null;
  /** How its idempotency key is used; null for what the network delivered again. */
  keyUse: KeyUse | null;
  /** The network, not the service, sent it again. */
  readonly isRedelivery: boolean;
  /** The attempt that had claimed the order last when it arrived. */
  attempt: AttemptBook | null;
  /** It will execute after its caller has gone. */
  isLate: boolean;
  isExecuted: boolean;
  /** What leaves in place of the answer is nothing that the party said. */
  isGarbled: boolean;
  /** A server error leaves in place of the answer: the party's own, or a proxy's page. */
  isErrorPlanned: boolean;
};

export type Arrived = Extract<HistoryEntry, { kind: 'request-arrived' }>;

/** Opens the book of a request; undefined for operations that change nothing. */
export function createExchangeBook(
  { seq, atMs, exchange, operation: name, order, path, body, idempotencyKey: key }: Arrived,
  isRedelivery: boolean,
): ExchangeBook | undefined {
  const operation = effects.find((effect) => effect === name);
  if (operation === undefined) return undefined;
  const read = parseObject(body);
  const confirm = operation === 'pg.confirm' ? parseConfirm(read) : null;
  return {
    seq,
    atMs,
    exchange,
    operation,
    order,
    path,
    body,
    key,
    confirm,
    paymentKey: operation === 'pg.cancel' ? keyInPath(path) : (confirm?.paymentKey ?? null),
    attemptNamed: operation.startsWith('pg.') ? null : attemptIn(read),
    keyUse: null,
    isRedelivery,
    attempt: null,
    isLate: false,
    isExecuted: false,
    isGarbled: false,
    isErrorPlanned: false,
  };
}

/** Whether it moves money or completes the order: only one such is to be underway. */
export function isMoving({ operation }: ExchangeBook): boolean {
  return (
    operation === 'pg.confirm' || operation === 'pg.cancel' || operation === 'legacy-order.complete'
  );
}

/** Reads `/v1/payments/{paymentKey}/cancel`, and a look-up's path. Source: PG API, "Cancel payment". */
export function keyInPath(path: string): string | null {
  const key = /^\/v1\/payments\/([^/]+)/.exec(path)?.[1];
  return key === undefined ? null : decodeURIComponent(key);
}

function attemptIn(read: ReturnType<typeof parseObject>): string | null {
  // A posting is named after its attempt.
  const name = read?.attemptId ?? read?.postingId;
  return typeof name === 'string' ? name : null;
}

/** Reads a confirm's body: `{"paymentKey", "orderId", "amount"}`. Source: PG API, "Confirm payment". */
function parseConfirm(read: ReturnType<typeof parseObject>): Confirm | null {
  if (read === null) return null;
  const { paymentKey, orderId: pgOrderId, amount: amountKrw } = read;
  if (typeof paymentKey !== 'string' || typeof pgOrderId !== 'string') return null;
  return { paymentKey, pgOrderId, amountKrw: Number(amountKrw) };
}

type Body = {
  readonly paymentKey?: unknown;
  readonly orderId?: unknown;
  readonly amount?: unknown;
  readonly attemptId?: unknown;
  readonly postingId?: unknown;
};

function parseObject(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
