// A party small enough to see through, for the tests of the wire. It is no model of anybody.

import { realClock } from '../clock/real-clock.js';
import { createCollections } from '../exchange/collections.js';
import { createExchanges } from '../exchange/exchange.js';
import type { Operation, Simulator, SimulatorReply } from '../exchange/simulator.js';
import type { FaultRule } from '../faults/fault-plan.js';
import { createHistory } from '../history/history.js';
import type { HistoryEntry } from '../history/history-entry.js';
import { type Listener, type ListenOptions, listen } from './listen.js';

export type TinyParty = {
  readonly listener: Listener;
  readonly history: readonly HistoryEntry[];
  /** Resolves when so many requests have been executed; of one operation, or of all. */
  readonly executed: (times: number, operation?: string) => Promise<void>;
  /** How many have been executed so far. */
  readonly executedTimes: (operation?: string) => number;
};

type Fault = Omit<FaultRule, 'at'>;

type Situation = Partial<ListenOptions> & {
  /** Befalls every confirm. */
  readonly fault?: Fault;
  /** What befalls the first, the second … confirm instead. */
  readonly nthFaults?: readonly Fault[];
};

function toReply(status: number, body: object): SimulatorReply {
  const headers = { 'content-type': 'application/json', 'x-party': 'tiny' };
  return { status, headers, body: JSON.stringify(body), code: null };
}

const confirm: Operation = {
  name: 'pg.confirm',
  method: 'POST',
  path: '/payments/confirm',
  orderOf: () => null,
  execute: ({ body }) => {
    if (body === 'empty') return { ...toReply(200, {}), body: '' };
    if (body === 'bug') throw new Error('A bug of the simulator.');
    return toReply(200, { message: '결제가 승인되었습니다', body });
  },
};

const read: Operation = {
  name: 'pg.read',
  method: 'GET',
  path: '/payments/{paymentKey}',
  orderOf: () => null,
  execute: ({ method, path, params, query, headers }) =>
    toReply(200, {
      method,
      path,
      params,
      query: [...query],
      accept: headers['accept'],
    }),
};

const remove: Operation = {
  ...read,
  name: 'pg.remove',
  method: 'DELETE',
  execute: () => toReply(200, { removed: true }),
};

export const tinySimulator: Simulator = {
  party: 'pg',
  operations: [confirm, read, remove],
  serverError: toReply(500, { code: 'FAILED_INTERNAL' }),
  notFound: toReply(404, { code: 'NOT_FOUND' }),
  unreadable: toReply(400, { code: 'UNREADABLE' }),
  state: createCollections().state,
};

/** Lets the tiny party listen on a free port. */
export async function startTinyParty(situation: Situation = {}): Promise<TinyParty> {
  const { fault, nthFaults = [], ...options } = situation;
  const history = createHistory(realClock);
  const executedTimes = (operation?: string) =>
    history.entries.filter(
      (entry) =>
        entry.kind === 'executed' && (operation === undefined || entry.operation === operation),
    ).length;
  const exchanges = createExchanges(tinySimulator, {
    clock: realClock,
    history,
    faults: {
      take: (at) => {
        const nthFault =
          at.operation === 'pg.confirm' ? (nthFaults[at.nth - 1] ?? fault) : undefined;
        return nthFault && { at, ...nthFault };
      },
      heal: () => undefined,
      unspent: () => [],
    },
    answers: { answerTo: () => undefined },
  });
  const listener = await listen({
    simulator: tinySimulator,
    exchanges,
    onCrash: () => Promise.resolve(),
    dripEveryMs: 1,
    ...options,
  });
  return {
    listener,
    history: history.entries,
    executedTimes,
    executed: (times, operation) =>
      new Promise((resolve) => {
        const check = () => {
          if (executedTimes(operation) >= times) resolve();
        };
        history.subscribe(check);
        check();
      }),
  };
}

/** Starts a tiny party for one test, and closes it whatever comes of the test. */
export async function withTinyParty(
  situation: Situation,
  test: (party: TinyParty) => Promise<void>,
): Promise<void> {
  const party = await startTinyParty(situation);
  try {
    await test(party);
  } finally {
    await party.listener.close();
  }
}
