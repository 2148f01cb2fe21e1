import type { ServerRoute } from '@hapi/hapi';
import { takeWebhook, type WebhookDeps } from '../app/webhook.js';
import { readWebhook } from '../core/hint.js';
import { notedBody } from './answer-bodies.js';
import { refuse } from './error-response.js';
import { payloadOptions } from './payload-options.js';

/**
 * What the PG says by itself. There is nothing to authenticate it by, so everybody gets the same answer: 200 when it
 * is done with, also for a webhook that concerns nobody. After anything else the PG sends it again.
 */
export function createWebhookRoutes(deps: WebhookDeps): ServerRoute[] {
  return [
    {
      method: 'POST',
      path: '/webhooks/pg',
      options: {
        description: 'Takes what the PG says by itself, as a reason to look',
        plugins: { answers: { 200: { description: 'Done with it', body: notedBody } } },
        payload: payloadOptions,
      },
      handler: async ({ payload, headers }, h) => {
        const webhook = readWebhook(payload, headers['tosspayments-webhook-transmission-id']);
        const taken = webhook === undefined ? 'noted' : await takeWebhook(deps, webhook);
        return taken === 'noted' ? h.response({ status: 'noted' }) : refuse(h, 'TRY_LATER');
      },
    },
  ];
}
