import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { Ledger } from '../ledger/ledger.js';
import type { OrderBook } from '../ledger/order-book.js';

/** Where and how an invariant does not hold; the judge adds its name and place. */
export type Breach = {
  readonly order: string | null;
  /** One sentence: what was expected and what came. */
  readonly message: string;
};

export type Invariant = {
  readonly name: string;
  /** What must hold, in one sentence, for reports. */
  readonly statement: string;
  /** What a service must show before this can be judged; nothing, where absent. */
  readonly needs?: 'log' | 'reconciliation';
  /** What must hold at every instant: called after the ledger booked the entry. */
  readonly observe?: (ledger: Ledger, entry: HistoryEntry) => Breach | null;
  /** What must hold of an order when everything has come to rest: what is wrong with it, if anything. */
  readonly atRest?: (order: OrderBook, ledger: Ledger) => string | null;
};
