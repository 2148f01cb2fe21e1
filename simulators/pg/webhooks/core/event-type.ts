/**
 * What an endpoint can be registered for. Source: Toss Payments docs, Webhook events. Those of BrandPay and of
 * payouts are not simulated.
 */
export const eventTypes = [
  'PAYMENT_STATUS_CHANGED',
  'DEPOSIT_CALLBACK',
  'CANCEL_STATUS_CHANGED',
  'BILLING_DELETED',
] as const;

export type EventType = (typeof eventTypes)[number];

/** What faults call any webhook. */
export const anyWebhook = 'pg.webhook';

/** Every name by which a fault can mean webhooks. */
export const webhookOperations: readonly string[] = [anyWebhook, ...eventTypes.map(operationOf)];

/** What faults call a webhook of this type: `pg.deposit-callback`. */
export function operationOf(eventType: EventType): string {
  return `pg.${eventType.toLowerCase().replaceAll('_', '-')}`;
}
