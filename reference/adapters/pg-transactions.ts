// The PG's list of transactions over HTTP: Toss Payments core API v1, version 2022-11-16.

import type { PgTransactions } from '../app/ports.js';
import { classifyTransactions } from '../core/transaction.js';
import { toAuthorization } from './pg-authorization.js';
import type { PgGatewayDeps } from './pg-gateway.js';

export function createPgTransactions(deps: PgGatewayDeps): PgTransactions {
  const { transport, url, secretKey, timeoutMs } = deps;
  const headers = { authorization: toAuthorization(secretKey), accept: 'application/json' };
  return {
    list: async ({ day: { date }, after, limit }) => {
      // Both moments belong to it; fractions of a second are understood.
      const query = new URLSearchParams({
        startDate: `${date}T00:00:00`,
        endDate: `${date}T23:59:59.999`,
        limit: String(limit),
        ...(after !== null && { startingAfter: after }),
      });
      const result = await transport.send({
        method: 'GET',
        url: `${url}/v1/transactions?${query.toString()}`,
        headers,
        timeoutMs,
      });
      return result.kind === 'no-reply'
        ? { kind: 'unreadable', error: result.reason }
        : classifyTransactions(result);
    },
  };
}
