import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';

type ToldEntry = Extract<HistoryEntry, { kind: 'customer-told' }>;
export type AskedEntry = Extract<HistoryEntry, { kind: 'customer-asked' }>;

/** One request of a customer, and what was answered. */
export type RequestBook = {
  readonly entry: AskedEntry;
  /** The service was down when it was asked. */
  readonly wasDown: boolean;
  told: ToldEntry | null;
};

/** Whether both say the same on behalf of the same page, the one before the other was answered. */
export function areTwins(one: RequestBook, other: RequestBook): boolean {
  if (one === other || !isSameRequest(one.entry, other.entry)) return false;
  return isOpenAt(one, other.entry.seq) && isOpenAt(other, one.entry.seq);
}

function isSameRequest(one: AskedEntry, other: AskedEntry): boolean {
  return (
    one.asked === other.asked &&
    one.customer === other.customer &&
    one.paymentKey === other.paymentKey &&
    one.pgOrderId === other.pgOrderId &&
    one.amountKrw === other.amountKrw &&
    one.isForged === other.isForged
  );
}

/** Asked later counts as open: of two, one is always the later. */
function isOpenAt({ told }: RequestBook, seq: number): boolean {
  return told === null || told.seq > seq;
}
