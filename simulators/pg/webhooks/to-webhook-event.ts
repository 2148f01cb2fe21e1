import type { HistoryEvent } from '../../kit/history/history-entry.js';
import type { WebhookOutcome } from './core/outcome.js';
import type { Transmission } from './core/transmission.js';
import type { WebhookMessage } from './send-webhook.js';

/** The nth request (from 0) for a transmission, as the history tells it. */
export function toSentEvent(
  { id: webhook, eventType, order, paymentKey, tells }: Transmission,
  retriedCount: number,
  { url, body }: WebhookMessage,
): HistoryEvent {
  const about = { webhook, retriedCount, eventType, order, paymentKey, tells };
  return { kind: 'webhook-sent', ...about, url, body };
}

/** What came of it. */
export function toAnsweredEvent(
  { id: webhook, order }: Transmission,
  retriedCount: number,
  outcome: WebhookOutcome,
): HistoryEvent {
  const status = outcome.kind === 'unknown' ? null : outcome.status;
  return { kind: 'webhook-answered', webhook, retriedCount, order, outcome: outcome.kind, status };
}
