import type { Request, Server } from '@hapi/hapi';
import type { Gate } from '../app/gate.js';
import { answeredWhileStopping } from './operations-routes.js';

/** Lets requests in as long as the gate is open; who comes later is told to ask somebody else. */
export function admitThrough(gate: Gate, server: Server): void {
  const admitted = new WeakSet<Request>();
  server.ext('onRequest', (request, h) => {
    if (!gate.isClosed()) {
      admitted.add(request);
      gate.enter();
      return h.continue;
    }
    if (answeredWhileStopping.has(request.path)) return h.continue;
    const refusal = { status: 'refused', reason: 'STOPPING' };
    return h.response(refusal).code(503).header('connection', 'close').takeover();
  });
  // Comes once for each request, after its handler has ended, though its caller may have gone.
  server.events.on('response', (request) => {
    if (admitted.delete(request)) gate.leave();
  });
}
