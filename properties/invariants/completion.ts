import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';

type Completion = Extract<HistoryEntry, { kind: 'order-changed' }>;

/** Whether the legacy system accepted a completion that the service had asked for. */
export function isCompletion(entry: HistoryEntry): entry is Completion {
  return entry.kind === 'order-changed' && entry.by === 'service' && entry.to === 'complete';
}
