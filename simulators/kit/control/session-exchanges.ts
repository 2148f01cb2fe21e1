import { whatLeaves } from '../exchange/delivery.js';
import type { Exchanges } from '../exchange/exchange.js';
import type { Operation, Simulator, SimulatorReply } from '../exchange/simulator.js';
import type { Sessions } from './sessions.js';

/** Tells of each answered request; `status` is null when none left. */
export type ObserveRequest = (request: {
  readonly operation: string;
  readonly status: number | null;
  readonly tookMs: number;
}) => void;

export type SessionExchangesDeps = {
  readonly sessions: Sessions;
  /** Whose routes are served; those of all sessions are the same. */
  readonly template: Simulator;
  readonly observe: ObserveRequest;
  /** Milliseconds with fractions, from any beginning. */
  readonly stopwatchMs: () => number;
};

/** Every request goes the way through the simulator of its own session. */
export function createSessionExchanges(deps: SessionExchangesDeps): Exchanges {
  const { sessions, template, observe, stopwatchMs } = deps;
  const places = new Map(template.operations.map((operation, place) => [operation, place]));

  function sameIn({ operations }: Simulator, operation: Operation): Operation {
    return operations[places.get(operation) ?? 0] ?? operation;
  }

  return {
    receive: async (operation, request) => {
      const found = sessions.of(request);
      if (found.kind === 'refused') return { cut: 'whole', reply: toRefusal(found) };
      const { party, exchanges } = found.session;
      const startedMs = stopwatchMs();
      const delivery = await exchanges.receive(sameIn(party.simulator, operation), request);
      const { status } = whatLeaves(delivery);
      observe({ operation: operation.name, status, tookMs: stopwatchMs() - startedMs });
      return delivery;
    },
    turnAway: (request, reply) => {
      const found = sessions.of(request);
      if (found.kind === 'refused') return toRefusal(found);
      return found.session.exchanges.turnAway(request, reply);
    },
    pendingExecutions: () =>
      sessions.list().reduce((sum, { session }) => sum + session.exchanges.pendingExecutions(), 0),
  };
}

/** Said in no party's words: only somebody who knows of sessions can meet it. */
function toRefusal({ status, problem }: { status: number; problem: string }): SimulatorReply {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify({ problem }), code: null };
}
