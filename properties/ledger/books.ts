import type { Bounds } from './bounds.js';
import type { EffectBook } from './effect-book.js';
import type { ExchangeBook } from './exchange-book.js';
import { createKeyBook, type KeyBook } from './key-book.js';
import type { LookUpBook } from './look-up-book.js';
import { createOrderBook, type OrderBook } from './order-book.js';
import type { PaymentBook } from './payment-book.js';
import type { RequestBook } from './request-book.js';

/** Everything the history has told so far, by id. Changed in place: it is folded millions of times. */
export type Books = {
  readonly orders: Map<string, OrderBook>;
  readonly payments: Map<string, PaymentBook>;
  readonly exchanges: Map<number, ExchangeBook>;
  /** Requests (operation, path, key and body) that the network is yet to deliver again, and how often. */
  readonly redeliveries: Map<string, number>;
  /** Look-ups that are not answered yet. */
  readonly lookUps: Map<number, LookUpBook>;
  /** Logical operation → its requests, as far as they can be told apart. */
  readonly effects: Map<string, EffectBook>;
  readonly keys: KeyBook;
  /** The PG's webhooks which tell that money went back. */
  readonly refundsTold: Set<string>;
  /** By number. */
  readonly requests: Map<number, RequestBook>;
  readonly bounds: Bounds;
  /** Time of the last entry, in milliseconds since the run began. */
  nowMs: number;
  /** The instances of the service that live; of one that began before the history, `begunBefore`. */
  lives: ReadonlySet<number>;
  /** How many lived at once at the most: as many there are to be. */
  livesMost: number;
  /** Those that lived when one last began, and that one: what others sent before they died has long arrived. */
  heardOf: ReadonlySet<number>;
  /** From which entry on nothing goes wrong any more; Infinity before that. */
  healedAtSeq: number;
  /** When an instance last died or came up, or its step log failed; -1 before that. */
  disturbedAtSeq: number;
  /** When an instance last died, counted like the history's `atMs`; -1 before that. */
  crashedAtMs: number;
  /** The service died, or a partner was not there: what was about to be called may never have arrived. */
  mayHaveLostCalls: boolean;
  /** When the service's log was last read; null for one that shows none. */
  logReadAtSeq: number | null;
  /** When an operator last asked for a reconciliation, and when one was last answered; null before that. */
  reconciliationAskedAtSeq: number | null;
  reconciledAtSeq: number | null;
  /** When the PG last told the service of its payments; -1 before that. */
  pgShownAtSeq: number;
  /** When a call to a partner last failed, or one was last not to be reached; -1 before that. */
  callFailedAtSeq: number;
};

/** Instances are numbered from 1. */
export const begunBefore = 0;

export function createBooks(bounds: Bounds): Books {
  return {
    orders: new Map(),
    payments: new Map(),
    exchanges: new Map(),
    redeliveries: new Map(),
    lookUps: new Map(),
    effects: new Map(),
    keys: createKeyBook(),
    refundsTold: new Set(),
    requests: new Map(),
    bounds,
    nowMs: 0,
    lives: new Set([begunBefore]),
    livesMost: 1,
    heardOf: new Set([begunBefore]),
    healedAtSeq: Number.POSITIVE_INFINITY,
    disturbedAtSeq: -1,
    crashedAtMs: -1,
    mayHaveLostCalls: false,
    logReadAtSeq: null,
    reconciliationAskedAtSeq: null,
    reconciledAtSeq: null,
    pgShownAtSeq: -1,
    callFailedAtSeq: -1,
  };
}

/** The book of an order, opened when it is first heard of. */
export function orderIn({ orders }: Books, order: string): OrderBook {
  const known = orders.get(order);
  if (known !== undefined) return known;
  const opened = createOrderBook(order);
  orders.set(order, opened);
  return opened;
}

/** The book of an order that an entry was booked in; a bug when none was. */
export function requireOrder({ orders }: Pick<Books, 'orders'>, order: string): OrderBook {
  const book = orders.get(order);
  if (book === undefined) throw new Error(`Order ${order} should have a book, but has none.`);
  return book;
}

/** The book of a payment that an entry was booked in; a bug when none was. */
export function requirePayment(
  { payments }: Pick<Books, 'payments'>,
  paymentKey: string,
): PaymentBook {
  const book = payments.get(paymentKey);
  if (book === undefined)
    throw new Error(`Payment ${paymentKey} should have a book, but has none.`);
  return book;
}
