import type { ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { takeWebhook, type WebhookDeps } from '../app/webhook.js';
import { readWebhook } from '../core/hint.js';
import { notedBody } from './answer-bodies.js';
import { refuse } from './error-response.js';
import { payloadOptions } from './payload-options.js';

/** In the PG's own words, of which only these are read; some of its events have what `data` holds beside the rest. */
const told = { orderId: Joi.string(), status: Joi.string() };
const webhookBody = Joi.object({
  eventType: Joi.string(),
  createdAt: Joi.string(),
  data: Joi.object(told).unknown(),
  ...told,
}).unknown();

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
        plugins: {
          answers: { 200: { description: 'Done with it', body: notedBody } },
          expects: webhookBody,
        },
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
