import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { SequenceContext } from './sequence-context.js';
import type { MessageStep } from './sequence-step.js';

type EntryOf<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

/** What the PG tells the service by itself; whether it arrived shows in the answer. */
export function toWebhookStep(
  entry: EntryOf<'webhook-sent'>,
  { hasSeveralOrders }: SequenceContext,
): MessageStep {
  const { eventType, tells, retriedCount, order, forgedBy } = entry;
  // Of a flood the first tells enough.
  const importance = forgedBy !== undefined && retriedCount > 0 ? 0 : 2;
  const again = retriedCount > 0 ? `#${retriedCount + 1}` : null;
  const of = hasSeveralOrders ? order : null;
  const label = [
    forgedBy === undefined ? 'webhook' : `${forgedBy} forges a webhook`,
    tells ?? eventType,
    again,
    of,
  ]
    .filter((part) => part !== null)
    .join(' ');
  return {
    ...toStep(entry),
    label,
    importance,
    from: senderOf(entry),
    to: 'service',
    fate: 'delivered',
  };
}

/** The service's answer to it; what failed will be sent again. */
export function toWebhookAnswerStep(entry: EntryOf<'webhook-answered'>): MessageStep {
  const { outcome, status } = entry;
  return {
    ...toStep(entry),
    label: status === null ? 'no answer' : String(status),
    importance: outcome === 'accepted' ? 0 : 1,
    from: 'service',
    to: senderOf(entry),
    fate: outcome === 'unknown' ? 'lost' : 'delivered',
  };
}

function senderOf({ forgedBy }: { readonly forgedBy?: string }): 'pg' | 'customer' {
  return forgedBy === undefined ? 'pg' : 'customer';
}

function toStep({ seq, atMs }: HistoryEntry) {
  return { kind: 'message', seq, atMs, covers: [seq], marks: [], notes: [] } as const;
}
