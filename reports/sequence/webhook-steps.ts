import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { SequenceContext } from './sequence-context.js';
import type { MessageStep } from './sequence-step.js';

type EntryOf<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

/** What the PG tells the service by itself; whether it arrived shows in the answer. */
export function toWebhookStep(
  entry: EntryOf<'webhook-sent'>,
  { hasSeveralOrders }: SequenceContext,
): MessageStep {
  const { eventType, tells, retriedCount, order } = entry;
  const again = retriedCount > 0 ? `#${retriedCount + 1}` : null;
  const of = hasSeveralOrders ? order : null;
  const label = ['webhook', tells ?? eventType, again, of]
    .filter((part) => part !== null)
    .join(' ');
  return { ...toStep(entry), label, importance: 2, from: 'pg', to: 'service', fate: 'delivered' };
}

/** The service's answer to it; what failed will be sent again. */
export function toWebhookAnswerStep(entry: EntryOf<'webhook-answered'>): MessageStep {
  const { outcome, status } = entry;
  return {
    ...toStep(entry),
    label: status === null ? 'no answer' : String(status),
    importance: outcome === 'accepted' ? 0 : 1,
    from: 'service',
    to: 'pg',
    fate: outcome === 'unknown' ? 'lost' : 'delivered',
  };
}

function toStep({ seq, atMs }: HistoryEntry) {
  return { kind: 'message', seq, atMs, covers: [seq], marks: [], notes: [] } as const;
}
