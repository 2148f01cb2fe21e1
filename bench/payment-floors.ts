// The same ten exchanges as a state machine without a service: what a run could cost at the least.

/** What one exchange does to the payment, and what the history keeps of it. */
type Exchange = { readonly operation: string; readonly from: string; readonly to: string };

/** Four between the customer and the service or the PG, six between the service and its partners. */
const exchanges: readonly Exchange[] = [
  { operation: 'customer.pay', from: 'idle', to: 'asked' },
  { operation: 'legacy-order.look-up', from: 'asked', to: 'looked-up' },
  { operation: 'legacy-order.claim', from: 'looked-up', to: 'claimed' },
  { operation: 'customer.ready', from: 'claimed', to: 'presented' },
  { operation: 'pg.authenticate', from: 'presented', to: 'authenticated' },
  { operation: 'customer.callback', from: 'authenticated', to: 'called-back' },
  { operation: 'legacy-order.look-up', from: 'called-back', to: 'compared' },
  { operation: 'pg.confirm', from: 'compared', to: 'approved' },
  { operation: 'legacy-order.complete', from: 'approved', to: 'completed' },
  { operation: 'customer.paid', from: 'completed', to: 'told' },
];

type Entry = {
  readonly seq: number;
  readonly atMs: number;
  readonly operation: string;
  readonly state: string;
};

type Machine = { state: string; readonly history: Entry[] };

function step(machine: Machine, { operation, from, to }: Exchange, atMs: number): void {
  if (machine.state !== from)
    throw new Error(`Expected ${from} before ${operation}, got ${machine.state}.`);
  machine.state = to;
  machine.history.push({ seq: machine.history.length, atMs, operation, state: to });
}

/** A bare synchronous state machine; returns how many entries its history has. */
export function playSynchronously(): number {
  const machine: Machine = { state: 'idle', history: [] };
  for (const exchange of exchanges) step(machine, exchange, 0);
  return machine.history.length;
}

type Timer = { readonly dueAtMs: number; readonly wake: () => void };

/** The same with a promise for each exchange and a clock that moves when nothing can run: the promise floor. */
export async function playWithPromises(): Promise<number> {
  const machine: Machine = { state: 'idle', history: [] };
  const timers: Timer[] = [];
  let nowMs = 0;
  const state = { isOver: false };
  const isOver = () => state.isOver;
  const sleep = (delayMs: number) =>
    new Promise<void>((resolve) => {
      timers.push({ dueAtMs: nowMs + delayMs, wake: resolve });
    });
  const answer = async (exchange: Exchange) => {
    await sleep(1);
    step(machine, exchange, nowMs);
  };
  const main = async () => {
    for (const exchange of exchanges) await answer(exchange);
    state.isOver = true;
  };
  void main(); // Throws only what a bug throws, and then the loop below finds nothing to wake.
  while (!isOver()) {
    const next = timers.shift();
    if (next === undefined) throw new Error('Nothing is left that could move the run.');
    nowMs = next.dueAtMs;
    next.wake();
    // The one task there is sleeps again, or has ended.
    while (timers.length === 0 && !isOver()) await Promise.resolve();
  }
  return machine.history.length;
}
