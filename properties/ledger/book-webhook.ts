// A webhook is a hint: what moved is in the effects. That the service took the PG's word that money went back, and need not be
// told again, is remembered.
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Books, orderIn } from './books.js';

type Entry<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

const returning: readonly (string | null)[] = ['CANCELED', 'PARTIAL_CANCELED'];

export function bookWebhook({ refundsTold }: Books, entry: Entry<'webhook-sent'>): void {
  const isGenuine = entry.forgedBy === undefined;
  if (isGenuine && returning.includes(entry.tells)) refundsTold.add(entry.webhook);
}

export function bookWebhookAnswer(books: Books, entry: Entry<'webhook-answered'>): void {
  const { webhook, order, outcome } = entry;
  if (order === null || outcome !== 'accepted' || !books.refundsTold.has(webhook)) return;
  orderIn(books, order).isRefundTold = true;
}
