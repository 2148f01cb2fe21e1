import { server as createHapiServer, type Server } from '@hapi/hapi';
import Joi from 'joi';
import type { Answered } from './adapters/metrics.js';
import type { PayDeps } from './app/pay.js';
import type { OrderStore } from './app/ports.js';
import { admitThrough } from './http/admission.js';
import { createDeskRoutes } from './http/desk/desk-routes.js';
import { createErrorEnvelope } from './http/error-response.js';
import { createOpenApiRoute } from './http/openapi.js';
import { createOperationsRoutes, type OperationsDeps } from './http/operations-routes.js';
import { createOperatorRoutes, type OperatorDeps } from './http/operator-routes.js';
import { createPaymentRoutes } from './http/payment-routes.js';
import {
  createReconciliationRoutes,
  type ReconciliationDeps,
} from './http/reconciliation-routes.js';
import { createShopOrderRoutes } from './http/shop-order-routes.js';
import { createShopRoutes, type ShopPages } from './http/shop-routes.js';
import { createWebhookRoutes } from './http/webhook-routes.js';

export type ServerDeps = PayDeps &
  OperatorDeps &
  ReconciliationDeps &
  OperationsDeps & {
    readonly metrics: { readonly countAnswered: (answered: Answered) => void };
    readonly host: string;
    readonly port: number;
    readonly shopPages: ShopPages | null;
    /** Where the shop's own orders are paid. */
    readonly orders?: OrderStore;
  };

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
  admitThrough(deps.gate, server);
  server.events.on('response', ({ method, route, response }) => {
    // A caller who has gone gets no answer.
    const status = 'statusCode' in response ? response.statusCode : 499;
    deps.metrics.countAnswered({ method, route: route.path, status });
  });
  server.ext('onPreResponse', createErrorEnvelope(deps.log));
  server.route([
    ...createPaymentRoutes(deps),
    ...createOperatorRoutes(deps),
    ...(deps.orders === undefined ? [] : createShopOrderRoutes({ ...deps, orders: deps.orders })),
    ...createWebhookRoutes(deps),
    ...createReconciliationRoutes(deps),
    ...createDeskRoutes(deps),
    ...createShopRoutes(deps.shopPages),
    ...createOperationsRoutes(deps),
    createOpenApiRoute(),
  ]);
  return server;
}
