import type { Server as HttpServer } from 'node:http';
import {
  server as createHapi,
  type Lifecycle,
  type Request,
  type RouteOptionsPayload,
  type Server,
  type ServerRoute,
} from '@hapi/hapi';
import type { Delivery } from '../exchange/delivery.js';
import type { Exchanges } from '../exchange/exchange.js';
import type { Operation, Simulator, SimulatorReply } from '../exchange/simulator.js';
import { deliver, type Wire } from './deliver.js';
import { toSimulatorRequest } from './to-simulator-request.js';
import { writeWhole } from './write-reply.js';

export type ServerDeps = {
  /** Where the requests come from; its owner opens and closes it. */
  readonly listener: HttpServer;
  readonly simulator: Simulator;
  readonly exchanges: Exchanges;
  readonly wire: Wire;
  /** Served beside the operations: control, pages and scripts. No fault strikes them. */
  readonly routes?: readonly ServerRoute[];
  /** Takes what only a bug in a simulator can throw. The client gets the party's `serverError`. */
  readonly onBug: (error: unknown) => void;
};

/** A larger request is answered 413 and not shown to the simulator. */
const bodyBytesMax = 1_048_576;

/** The request goes to the simulator as it came: hapi is to judge neither its body nor its pace. */
const rawPayload: RouteOptionsPayload = {
  parse: false,
  output: 'data',
  maxBytes: bodyBytesMax,
  timeout: false,
  override: 'application/octet-stream',
};

/** Routes a simulator's operations. The answers go around hapi, straight to Node's response. */
export function createServer(deps: ServerDeps): Server {
  const { listener, simulator, exchanges, wire, routes = [], onBug } = deps;
  const server = createHapi({
    listener,
    autoListen: false,
    operations: { cleanStop: false }, // The listener's owner ends the connections.
    routes: { timeout: { server: false, socket: false }, state: { parse: false } },
  });

  function turnAway(request: Request, reply: SimulatorReply) {
    writeWhole(exchanges.turnAway(toSimulatorRequest(request), reply), request.raw.res);
  }

  async function exchange(operation: Operation, request: Request): Promise<Delivery> {
    try {
      return await exchanges.receive(operation, toSimulatorRequest(request));
    } catch (error) {
      onBug(error);
      return { cut: 'whole', reply: simulator.serverError };
    }
  }

  function answer(operation: Operation): Lifecycle.Method {
    return async (request, h) => {
      const delivery = await exchange(operation, request);
      await deliver(delivery, request.raw.res, wire).catch(onBug);
      return h.abandon;
    };
  }

  for (const operation of simulator.operations) {
    const { method, path } = operation;
    const options = method === 'GET' ? {} : { payload: rawPayload };
    server.route({ method, path, options, handler: answer(operation) });
  }
  server.route([...routes]);
  server.route({
    method: '*',
    path: '/{path*}',
    options: { payload: rawPayload },
    handler: (request, h) => {
      turnAway(request, simulator.notFound);
      return h.abandon;
    },
  });
  server.ext('onPreResponse', (request, h) => {
    const { response } = request;
    if (!('isBoom' in response)) return h.continue;
    turnAway(request, toReplyForHapi(response.output.statusCode, simulator));
    return h.abandon;
  });
  return server;
}

/** What hapi itself refuses (413, a path that cannot be decoded) is said in the party's envelope too. */
function toReplyForHapi(status: number, simulator: Simulator): SimulatorReply {
  const { serverError, notFound, unreadable = notFound } = simulator;
  return { ...(status >= 500 ? serverError : unreadable), status };
}
