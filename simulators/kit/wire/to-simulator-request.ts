import type { Request } from '@hapi/hapi';
import type { SimulatorRequest } from '../exchange/simulator.js';

/** Whoever reads a request does not write into it. */
const noQuery = new URLSearchParams();

/** The request as it came over the wire; nothing in it is normalised but the decoded `params`. */
export function toSimulatorRequest({ raw, params, payload }: Request): SimulatorRequest {
  const target = raw.req.url ?? '/';
  const queryAt = target.indexOf('?');
  return {
    method: raw.req.method ?? 'GET',
    path: queryAt === -1 ? target : target.slice(0, queryAt),
    params: params as Record<string, string>, // No validation of hapi's turns them into anything else.
    query: queryAt === -1 ? noQuery : new URLSearchParams(target.slice(queryAt + 1)),
    // Node joins what comes twice, but for `set-cookie`, which only answers have.
    headers: raw.req.headers as Record<string, string | undefined>,
    body: Buffer.isBuffer(payload) ? payload.toString('utf8') : '',
  };
}
