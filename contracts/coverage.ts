import type { LegacyCall, PgCall } from '../reference/core/call.js';
import { matchOperation } from '../simulators/kit/exchange/match-operation.js';
import type { Operation } from '../simulators/kit/exchange/simulator.js';
import type { Interaction } from './interaction.js';

type OperationAsked =
  | `pg.${PgCall['kind'] | 'look-up' | 'look-up-order'}`
  | 'pg.list-transactions'
  | `legacy-order.${LegacyCall['kind'] | 'look-up'}`;

/** Operation by operation, the statuses that the service tells apart and the contracts therefore pin. */
export const coverage: Readonly<Record<OperationAsked, readonly number[]>> = {
  'pg.confirm': [200, 403],
  'pg.look-up': [200, 404],
  'pg.look-up-order': [200, 404],
  'pg.cancel': [200, 400],
  'pg.list-transactions': [200, 400, 429],
  'legacy-order.look-up': [200, 404],
  'legacy-order.claim': [200, 409],
  'legacy-order.complete': [200, 409],
  'legacy-order.fence': [200, 409],
  'legacy-order.release': [200, 409],
};

/** What these interactions cover. One that asks for no operation of the partner throws. */
export function coverageOf(
  interactions: readonly Interaction[],
  operations: readonly Operation[],
): Readonly<Record<string, readonly number[]>> {
  const covered = new Map<string, readonly number[]>();
  for (const { description, request, response } of interactions) {
    const name = matchOperation(operations, request)?.operation.name;
    if (name === undefined) throw new Error(`"${description}" asks for no operation.`);
    const statuses = new Set([...(covered.get(name) ?? []), response.status]);
    covered.set(name, [...statuses].sort());
  }
  return Object.fromEntries(covered);
}
