import type { WebhookAnswer } from '../../../simulators/pg/webhooks/core/outcome.js';
import type { WebhookMessage } from '../../../simulators/pg/webhooks/send-webhook.js';
import type { ServiceUnderTest } from '../world.js';

/** The way of a webhook without sockets. */
export async function sendToService(
  service: Pick<ServiceUnderTest, 'ask'>,
  { url, headers, body, isCut }: WebhookMessage,
): Promise<WebhookAnswer> {
  // A server answers nothing to a request that ends halfway.
  if (isCut) return { kind: 'no-answer', reason: 'closed' };
  const { pathname } = new URL(url);
  const answer = await service.ask({ method: 'POST', path: pathname, headers, body });
  return answer === null
    ? { kind: 'no-answer', reason: 'refused' }
    : { kind: 'answered', status: answer.status };
}
