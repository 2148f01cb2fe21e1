import type { Clock } from '../clock/clock.js';
import type { HistoryEntry, HistoryEvent } from './history-entry.js';

/** The append-only record of one run. */
export type History = {
  /** When the run began, in milliseconds since the epoch. Entries count from here. */
  readonly startedAtMs: number;
  readonly entries: readonly HistoryEntry[];
  readonly record: (event: HistoryEvent) => void;
  /** Calls `listener` after each entry, in the order of subscription. */
  readonly subscribe: (listener: (entry: HistoryEntry) => void) => void;
};

/** More than this in one run is a loop without a bound, not a payment. */
export const historyEntriesMax = 20_000;

/** Starts an empty history; times are counted from now. Only a run of very many payments may need more entries. */
export function createHistory(
  clock: Pick<Clock, 'nowMs'>,
  entriesMax = historyEntriesMax,
): History {
  const startedAtMs = clock.nowMs();
  const entries: HistoryEntry[] = [];
  const listeners: ((entry: HistoryEntry) => void)[] = [];
  return {
    startedAtMs,
    entries,
    record: (event) => {
      if (entries.length >= entriesMax) {
        throw new Error(`The history exceeded ${entriesMax} entries: a loop has no bound.`);
      }
      const entry = { seq: entries.length, atMs: clock.nowMs() - startedAtMs, ...event };
      entries.push(entry);
      for (const listener of listeners) listener(entry);
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
