import type { VirtualTime } from '../../simulators/kit/clock/virtual-time.js';
import { type Delivery, dripEveryMs } from '../../simulators/kit/exchange/delivery.js';
import { matchOperation } from '../../simulators/kit/exchange/match-operation.js';
import type { SimulatorReply } from '../../simulators/kit/exchange/simulator.js';
import type { Party } from '../../simulators/kit/history/history-entry.js';
import type { Station } from './parties.js';

/** What a caller gets to know of its request. */
export type CallerView =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'no-reply'; readonly reason: NoReply };

export type NoReply = 'timeout' | 'refused' | 'reset' | 'closed' | 'broken-body';

export type VirtualRequest = {
  readonly party: Party;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
};

type Deps = {
  readonly time: VirtualTime;
  readonly stations: Readonly<Record<Party, Station>>;
  readonly onCrash: () => Promise<void>;
};

export type VirtualNetwork = {
  readonly send: (request: VirtualRequest) => Promise<CallerView>;
  readonly goDown: (party: Party) => void;
  readonly comeBack: (party: Party) => void;
};

/**
 * Messages without sockets. Each one, there and back, is a ready task of the virtual time, so that
 * which arrives first is a choice; what a caller sees is what a socket would have shown it.
 */
export function createVirtualNetwork({ time, stations, onCrash }: Deps): VirtualNetwork {
  const down = new Set<Party>();

  function send(request: VirtualRequest): Promise<CallerView> {
    return new Promise((resolve) => {
      const callOff = time.after(request.timeoutMs, () => {
        resolve({ kind: 'no-reply', reason: 'timeout' });
      });
      const show = (view: CallerView) => {
        time.ready(`answer of ${request.party}`, () => {
          callOff();
          resolve(view);
        });
      };
      time.ready(`request to ${request.party}`, () => {
        if (down.has(request.party)) show({ kind: 'no-reply', reason: 'refused' });
        else void receive(request).then((delivery) => deliver(delivery, show));
      });
    });
  }

  async function receive(request: VirtualRequest): Promise<Delivery> {
    const { simulator, exchanges } = stations[request.party];
    const url = new URL(request.path, 'http://party');
    const { method, headers, body } = request;
    const match = matchOperation(simulator.operations, { method, path: url.pathname });
    if (match === undefined) return { cut: 'whole', reply: simulator.notFound };
    const { operation, params } = match;
    const query = url.searchParams;
    return exchanges.receive(operation, {
      method,
      path: url.pathname,
      params,
      query,
      headers,
      body,
    });
  }

  function deliver(delivery: Delivery, show: (view: CallerView) => void) {
    switch (delivery.cut) {
      case 'whole':
        show(toReplyView(delivery.reply));
        return;
      case 'drip':
        time.after(Buffer.byteLength(delivery.reply.body) * dripEveryMs, () => {
          show(toReplyView(delivery.reply));
        });
        return;
      case 'truncate':
        show({ kind: 'no-reply', reason: 'broken-body' });
        return;
      case 'reset':
        show({ kind: 'no-reply', reason: 'reset' });
        return;
      case 'close':
        show({ kind: 'no-reply', reason: 'closed' });
        return;
      case 'crash':
        void onCrash();
        return;
      case 'silence':
      case 'hold-after-headers':
        return;
    }
  }

  return {
    send,
    goDown: (party) => {
      down.add(party);
    },
    comeBack: (party) => {
      down.delete(party);
    },
  };
}

function toReplyView({ status, headers, body }: SimulatorReply): CallerView {
  return { kind: 'reply', status, headers, body };
}
