import { toBusinessDay } from './kst.js';
import type { Order, OrderEvent } from './order.js';

/** One line of the accounting books. Lines are never changed: a reversal is a line of its own. */
export type Posting = {
  /** Names it: the order, and its place among the order's postings from 1. */
  readonly posting: string;
  readonly order: string;
  /** Who completed the order; null when a person did. */
  readonly attempt: string | null;
  /** In won; what a reversal takes back is negative. */
  readonly amountKrw: number;
  /** The day in Korea, `2026-11-22`. */
  readonly businessDay: string;
  /** In milliseconds since the epoch. */
  readonly atMs: number;
  /** The posting that it takes back; null when it takes back none. */
  readonly reverses: string | null;
};

type Changed = Extract<OrderEvent, { kind: 'changed' }>;

/**
 * What the change of an order brings into the books, after what they hold of it already. A completion posts its amount.
 * What ends or alters a completed order takes its postings back.
 */
export function toPostings(
  { before, event }: { readonly before: Order; readonly event: Changed },
  { posted, nowMs }: { readonly posted: readonly Posting[]; readonly nowMs: number },
): readonly Posting[] {
  const { orderId: order, state, attempt, amountKrw, by } = event;
  const wasComplete = before.state === 'complete';
  const isCompletion = state === 'complete' && (by === 'service' || !wasComplete);
  const isTakenBack =
    wasComplete && !isCompletion && (state !== 'complete' || amountKrw !== before.amountKrw);
  const reversals = isTakenBack ? openOf(posted).map(toReversal) : [];
  const isPosted = isCompletion || (isTakenBack && state === 'complete');
  const own = isPosted ? [{ attempt, amountKrw, reverses: null }] : [];
  const businessDay = toBusinessDay(nowMs);
  return [...reversals, ...own].map((line, place) => ({
    posting: `${order}/${posted.length + place + 1}`,
    order,
    ...line,
    businessDay,
    atMs: nowMs,
  }));
}

/** Those that no reversal has taken back. */
function openOf(posted: readonly Posting[]): readonly Posting[] {
  const reversed = new Set(posted.map(({ reverses }) => reverses));
  return posted.filter(({ posting, reverses }) => reverses === null && !reversed.has(posting));
}

function toReversal({ posting, attempt, amountKrw }: Posting) {
  return { attempt, amountKrw: -amountKrw, reverses: posting };
}
