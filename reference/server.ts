import { server as createHapiServer, type Server } from '@hapi/hapi';
import Joi from 'joi';
import type { PayDeps } from './app/pay.js';
import { createErrorEnvelope } from './http/error-response.js';
import { createOperatorRoutes, type OperatorDeps } from './http/operator-routes.js';
import { createPaymentRoutes } from './http/payment-routes.js';
import { createWebhookRoutes } from './http/webhook-routes.js';

export type ServerDeps = PayDeps & OperatorDeps & { readonly host: string; readonly port: number };

/** The service's HTTP face. Not listening yet: start it, or inject requests into it. */
export function createServer(deps: ServerDeps): Server {
  const server = createHapiServer({
    host: deps.host,
    port: deps.port,
    debug: false,
    routes: {
      validate: {
        // A parameter that nobody asked for (or that comes twice) is a mistake or an attack.
        query: Joi.object({}),
        options: { convert: false },
        failAction: 'error',
      },
    },
  });
  server.ext('onPreResponse', createErrorEnvelope(deps.log));
  server.route([
    ...createPaymentRoutes(deps),
    ...createOperatorRoutes(deps),
    ...createWebhookRoutes(deps),
    { method: 'GET', path: '/health', handler: () => ({ status: 'ok' }) },
  ]);
  return server;
}
