import type { Clock } from '../clock/clock.js';
import type { History } from './history.js';
import type { HistoryEntry, HistoryEvent } from './history-entry.js';

/** A history that goes on for ever: it keeps the newest entries and says how many it has dropped. */
export type RingHistory = History & { readonly dropped: () => number };

/** Longer bodies are cut in the history; nobody reads them there, and they would fill the memory. */
const bodyLettersMax = 4_096;

/** An empty history that keeps at least the newest `entriesMax`, and at most a quarter more. */
export function createRingHistory(clock: Pick<Clock, 'nowMs'>, entriesMax: number): RingHistory {
  const startedAtMs = clock.nowMs();
  const entries: HistoryEntry[] = [];
  const listeners: ((entry: HistoryEntry) => void)[] = [];
  const slack = Math.ceil(entriesMax / 4);
  let nextSeq = 0;
  return {
    startedAtMs,
    entries,
    dropped: () => nextSeq - entries.length,
    record: (event) => {
      const entry = { seq: nextSeq, atMs: clock.nowMs() - startedAtMs, ...shorten(event) };
      nextSeq += 1;
      entries.push(entry);
      if (entries.length > entriesMax + slack) entries.splice(0, entries.length - entriesMax);
      for (const listener of listeners) listener(entry);
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}

function shorten(event: HistoryEvent): HistoryEvent {
  if (event.kind !== 'request-arrived' || event.body.length <= bodyLettersMax) return event;
  const begin = `${event.body.slice(0, bodyLettersMax)}…`;
  // A copy of its own: a slice would keep the whole text alive.
  return { ...event, body: Buffer.from(begin, 'utf16le').toString('utf16le') };
}
