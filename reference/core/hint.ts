// What a webhook of the PG is to this service: a reason to look. Nobody signs it, so it is kept and never believed.

import { type PgOrderId, parsePgOrderId } from './ids.js';
import { asObject } from './json.js';

/** What a webhook said of itself, for people who read the log. A forger says what he likes. */
export type Hint = {
  /** Names the transmission; its re-sends carry the same name. Null when it had none. */
  readonly transmissionId: string | null;
  readonly eventType: string | null;
  /** The status that the payment is said to have. */
  readonly status: string | null;
  /** When it was written, as it stands there. */
  readonly createdAt: string | null;
};

/** A webhook that speaks of a payment which may be ours. */
export type Webhook = { readonly pgOrderId: PgOrderId; readonly hint: Hint };

/**
 * Reads what is there and asks for nothing more than a PG order id; undefined for a webhook without one, which can
 * concern no attempt. A deposit's webhook is flat, the others wrap what they speak of in `data`.
 *
 * Source: Toss Payments docs, "Webhook events": PAYMENT_STATUS_CHANGED, DEPOSIT_CALLBACK. CANCEL_STATUS_CHANGED
 * names neither PG order id nor payment key.
 */
export function readWebhook(body: unknown, transmissionId: unknown): Webhook | undefined {
  const { eventType, createdAt, data, ...flat } = asObject(body) ?? {};
  const { orderId, status } = asObject(data) ?? flat;
  const pgOrderId = typeof orderId === 'string' ? parsePgOrderId(orderId) : undefined;
  if (pgOrderId === undefined) return undefined;
  const hint = {
    transmissionId: toWord(transmissionId),
    eventType: toWord(eventType),
    status: toWord(status),
    createdAt: toWord(createdAt),
  };
  return { pgOrderId, hint };
}

const wordLengthMax = 100;

/** A stranger's text is cut to what a row of the log should hold. */
function toWord(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, wordLengthMax) : null;
}

/** The same webhook again: re-sent by the PG, or said twice. */
export function isSameHint(a: Hint, b: Hint): boolean {
  if (a.transmissionId !== null && a.transmissionId === b.transmissionId) return true;
  return a.eventType === b.eventType && a.status === b.status && a.createdAt === b.createdAt;
}
