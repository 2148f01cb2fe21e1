import { digestOf } from '../../../simulators/kit/choices/fingerprint.js';
import { type Footprint, noFootprint } from '../../../simulators/kit/choices/footprint.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import { type Delivery, dripEveryMs } from '../../../simulators/kit/exchange/delivery.js';
import { matchOperation } from '../../../simulators/kit/exchange/match-operation.js';
import type { SimulatorReply } from '../../../simulators/kit/exchange/simulator.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';
import type { Station, Stations } from '../parties.js';

/** What a caller gets to know of its request. */
export type CallerView =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'no-reply'; readonly reason: NoReply };

type NoReply = 'timeout' | 'refused' | 'reset' | 'closed' | 'broken-body';

type VirtualRequest = {
  readonly party: Party;
  readonly footprint: Footprint;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
  /** What a fault means that says that the caller dies. */
  readonly onCrash: () => Promise<void>;
};

type Deps = {
  readonly time: VirtualTime;
  readonly stations: Stations;
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
export function createVirtualNetwork({ time, stations }: Deps): VirtualNetwork {
  const down = new Set<Party>();

  function send(request: VirtualRequest): Promise<CallerView> {
    const { party, footprint, timeoutMs } = request;
    const name = `${party} ${request.method} ${request.path} ${digestOf(request.body)}`;
    return new Promise((resolve) => {
      const callOff = time.after(timeoutMs, () => {
        resolve({ kind: 'no-reply', reason: 'timeout' });
      });
      const show = (view: CallerView) => {
        time.ready(`answer of ${name}`, noFootprint, () => {
          callOff();
          resolve(view);
        });
      };
      time.ready(`request to ${name}`, footprint, () => {
        const station = down.has(party) ? undefined : stations[party];
        if (station === undefined) show({ kind: 'no-reply', reason: 'refused' });
        else void arrive(station, request, show);
      });
    });
  }

  async function arrive(
    station: Station,
    request: VirtualRequest,
    show: (view: CallerView) => void,
  ) {
    const delivery = await receive(station, request);
    const { delayMs, view } = toCallerView(delivery);
    if (delivery.cut === 'crash') await request.onCrash();
    if (view === null) return;
    if (delayMs === 0) show(view);
    else {
      time.after(delayMs, () => {
        show(view);
      });
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

async function receive(
  { simulator, exchanges }: Station,
  request: VirtualRequest,
): Promise<Delivery> {
  const { method, headers, body } = request;
  const [path = '', search = ''] = request.path.split('?', 2);
  const query = new URLSearchParams(search);
  const match = matchOperation(simulator.operations, { method, path });
  const received = { method, path, params: match?.params ?? {}, query, headers, body };
  if (match === undefined) {
    return { cut: 'whole', reply: exchanges.turnAway(received, simulator.notFound) };
  }
  return exchanges.receive(match.operation, received);
}

/** What the caller sees of a delivery, and when; null: nothing, ever. */
function toCallerView(delivery: Delivery): { delayMs: number; view: CallerView | null } {
  switch (delivery.cut) {
    case 'whole':
      return { delayMs: 0, view: toReplyView(delivery.reply) };
    case 'drip': {
      const bytes = Buffer.byteLength(delivery.reply.body);
      return { delayMs: bytes * dripEveryMs, view: toReplyView(delivery.reply) };
    }
    case 'truncate':
      return { delayMs: 0, view: { kind: 'no-reply', reason: 'broken-body' } };
    case 'reset':
      return { delayMs: 0, view: { kind: 'no-reply', reason: 'reset' } };
    case 'close':
      return { delayMs: 0, view: { kind: 'no-reply', reason: 'closed' } };
    case 'silence':
    case 'hold-after-headers':
    case 'crash':
      return { delayMs: 0, view: null };
  }
}

function toReplyView({ status, headers, body }: SimulatorReply): CallerView {
  return { kind: 'reply', status, headers, body };
}
