import { toKstText } from '../core/kst.js';
import type { Transmission } from './core/transmission.js';
import { withWrongSecret } from './core/webhook-fault.js';
import type { WebhookMessage } from './send-webhook.js';

/** The nth request (from 0), whose attempt has begun. Only the first one is damaged. Source: Toss Payments docs, Webhook headers. */
export function toMessage(
  { url, body, damage, origin, attempts }: Transmission,
  nth: number,
  headers: Readonly<Record<string, string>>,
): WebhookMessage {
  const attempt = attempts[nth];
  if (attempt === undefined) throw new Error(`The request ${nth} has not begun.`);
  const { transmissionId, retriedCount, sentAtMs } = attempt;
  const suffered = nth === 0 ? damage : null;
  const isForged = suffered === 'wrong-secret' || origin === 'forgery';
  const said = isForged ? withWrongSecret(body) : body;
  return {
    url,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'tosspayments-webhook-transmission-id': transmissionId,
      'tosspayments-webhook-transmission-time': toKstText(sentAtMs),
      'tosspayments-webhook-transmission-retried-count': String(retriedCount),
    },
    body: suffered === 'garble-request' ? said.slice(0, said.length >> 1) : said,
    isCut: suffered === 'truncate-request',
  };
}
