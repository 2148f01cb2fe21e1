import { server as createHapiServer, type Server } from '@hapi/hapi';
import Joi from 'joi';
import type { PayDeps } from './app/pay.js';
import type { OrderStore } from './app/ports.js';
import { createErrorEnvelope } from './http/error-response.js';
import { createOperatorRoutes, type OperatorDeps } from './http/operator-routes.js';
import { createPaymentRoutes } from './http/payment-routes.js';
import { createShopOrderRoutes } from './http/shop-order-routes.js';

export type ServerDeps = PayDeps &
  OperatorDeps & {
    readonly host: string;
    readonly port: number;
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
  server.ext('onPreResponse', createErrorEnvelope(deps.log));
  server.route([
    ...createPaymentRoutes(deps),
    ...createOperatorRoutes(deps),
    ...(deps.orders === undefined ? [] : createShopOrderRoutes({ ...deps, orders: deps.orders })),
    { method: 'GET', path: '/health', handler: () => ({ status: 'ok' }) },
  ]);
  return server;
}
