// What one entry alone does not tell and its step needs.
import type { HistoryEntry, Told } from '../../simulators/kit/history/history-entry.js';
import { type ExchangeFacts, toExchangeFacts } from './exchange-facts.js';
import { type FiredFault, toFiredFaults } from './fired-faults.js';

export type SequenceContext = {
  readonly exchanges: ReadonlyMap<number, ExchangeFacts>;
  readonly faults: ReadonlyMap<number, FiredFault>;
  /** Customer requests whose answer said what that order's customer had just been told already. */
  readonly staleRequests: ReadonlySet<number>;
  readonly hasSeveralOrders: boolean;
  readonly hasSeveralCustomers: boolean;
  readonly firstInstanceSeq: number | null;
  /** From here on the harness only clears up. */
  readonly restedSeq: number;
};

export function toSequenceContext(history: readonly HistoryEntry[]): SequenceContext {
  const asked = history.filter((entry) => entry.kind === 'customer-asked');
  const orders = new Set(history.flatMap((entry) => ('order' in entry ? (entry.order ?? []) : [])));
  const firstStart = history.find(({ kind }) => kind === 'service-started');
  return {
    exchanges: toExchangeFacts(history),
    faults: new Map(toFiredFaults(history).map((fault) => [fault.seq, fault])),
    staleRequests: toStaleRequests(history),
    hasSeveralOrders: orders.size > 1,
    hasSeveralCustomers: new Set(asked.map(({ customer }) => customer)).size > 1,
    firstInstanceSeq: firstStart?.seq ?? null,
    restedSeq: history.find(({ kind }) => kind === 'rested')?.seq ?? Infinity,
  };
}

function toStaleRequests(history: readonly HistoryEntry[]): ReadonlySet<number> {
  const lastTold = new Map<string, Told>();
  const stale = new Set<number>();
  for (const entry of history) {
    if (entry.kind !== 'customer-told') continue;
    const key = JSON.stringify([entry.customer, entry.order]);
    if (entry.asked === 'status' && lastTold.get(key) === entry.told) stale.add(entry.request);
    lastTold.set(key, entry.told);
  }
  return stale;
}
