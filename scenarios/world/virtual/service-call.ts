import type { HttpRequest, HttpResult } from '../../../reference/adapters/http-transport.js';
import type { LogQuery, OrderChange, OrderStore, StepLog } from '../../../reference/app/ports.js';
import type { Attempt } from '../../../reference/core/attempt.js';
import type { AttemptId, OrderId, PgOrderId } from '../../../reference/core/ids.js';
import type { CreatedStep, Stamp, Step } from '../../../reference/core/step.js';

/** What the service asks of its surroundings and has to wait for, as data. */
export type ServiceCall =
  | { readonly kind: 'send'; readonly request: HttpRequest }
  | { readonly kind: 'create'; readonly step: CreatedStep & Stamp }
  | { readonly kind: 'append'; readonly attempt: Attempt; readonly steps: readonly Step[] }
  | { readonly kind: 'find'; readonly id: AttemptId }
  | { readonly kind: 'find-by-pg-order-id'; readonly id: PgOrderId }
  | { readonly kind: 'list-all'; readonly limit: number }
  | { readonly kind: 'search'; readonly query: LogQuery }
  | { readonly kind: 'find-order'; readonly orderId: OrderId }
  | { readonly kind: 'write-order'; readonly change: OrderChange };

/** What comes back, and the same as text: all of it that the service could notice. */
export type Heard = { readonly value: unknown; readonly fact: string };

/** Makes a call for the task of this name; never settles when the process dies first. */
export type MakeCall = (task: string, call: ServiceCall) => Promise<Heard>;

/** The ports of the service over calls as data. */
export type CallPorts = {
  readonly transport: { readonly send: (request: HttpRequest) => Promise<HttpResult> };
  readonly stepLog: StepLog;
  readonly orders: OrderStore;
};

/** `call` resolves to the value that the port's method resolves to. */
export function toPorts(
  call: (call: ServiceCall) => Promise<unknown>,
  listOpen: StepLog['listOpen'],
): CallPorts {
  // Each kind of call comes back with the value of its own method; a union cannot say so.
  const ask = call as <T>(call: ServiceCall) => Promise<T>;
  return {
    transport: { send: (request) => ask({ kind: 'send', request }) },
    stepLog: {
      create: (step) => ask({ kind: 'create', step }),
      append: (attempt, steps) => ask({ kind: 'append', attempt, steps }),
      find: (id) => ask({ kind: 'find', id }),
      findByPgOrderId: (id) => ask({ kind: 'find-by-pg-order-id', id }),
      listAll: (limit) => ask({ kind: 'list-all', limit }),
      search: (query) => ask({ kind: 'search', query }),
      listOpen,
      // In memory nothing is shared out among the processes: they meet in the rows.
      takeUp: listOpen,
    },
    orders: {
      find: (orderId) => ask({ kind: 'find-order', orderId }),
      write: (change) => ask({ kind: 'write-order', change }),
    },
  };
}
