import type { Cut } from '../faults/fault-kind.js';
import type { FaultRule } from '../faults/fault-plan.js';
import type { Simulator, SimulatorReply } from './simulator.js';

/** Between two bytes of a dripping body, in milliseconds, in both worlds. */
export const dripEveryMs = 10;

/** What is to leave the simulator's socket. Each world carries it out in its own way. */
export type Delivery =
  | { readonly cut: 'whole'; readonly reply: SimulatorReply }
  | { readonly cut: 'silence' | 'reset' | 'close' | 'crash' }
  | { readonly cut: 'truncate'; readonly reply: SimulatorReply; readonly end: 'reset' | 'close' }
  | { readonly cut: 'drip' | 'hold-after-headers'; readonly reply: SimulatorReply };

/** What is delivered of an answer that this rule cuts. `reply` is null when nothing was executed. */
export function toDelivery(
  { cut, rule, reply }: { cut: Cut; rule: FaultRule; reply: SimulatorReply | null },
  party: Simulator,
): Delivery {
  switch (cut) {
    case 'silence':
    case 'reset':
    case 'close':
    case 'crash':
      return { cut };
    case 'server-error':
      return { cut: 'whole', reply: serverError(party, rule.status) };
    case 'garble':
      return { cut: 'whole', reply: garbage({ reply, party }, rule.garbage) };
    case 'truncate':
      return { cut, reply: requireReply(reply), end: rule.end ?? 'reset' };
    case 'whole':
    case 'drip':
    case 'hold-after-headers':
      return { cut, reply: requireReply(reply) };
  }
}

/** How much of the answer leaves, for the history. */
export function whatLeaves(delivery: Delivery): {
  left: 'whole' | 'part' | 'nothing';
  status: number | null;
} {
  switch (delivery.cut) {
    case 'whole':
    case 'drip':
      return { left: 'whole', status: delivery.reply.status };
    case 'truncate':
    case 'hold-after-headers':
      return { left: 'part', status: delivery.reply.status };
    case 'silence':
    case 'reset':
    case 'close':
    case 'crash':
      return { left: 'nothing', status: null };
  }
}

function serverError(party: Simulator, status = 500): SimulatorReply {
  if (status === 500) return party.serverError;
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>proxy</body></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body, code: null };
}

/** In the headers of the answer, or of any other of the party's when nothing was executed. */
function garbage(
  { reply, party }: { readonly reply: SimulatorReply | null; readonly party: Simulator },
  kind: FaultRule['garbage'] = 'html',
): SimulatorReply {
  const { headers, body } = reply ?? party.serverError;
  const bodies = {
    empty: '',
    html: '<html><body>Service temporarily unavailable</body></html>',
    'broken-json': body.slice(0, Math.max(1, body.length >> 1)),
  };
  return { status: 200, headers, body: bodies[kind], code: null };
}

function requireReply(reply: SimulatorReply | null): SimulatorReply {
  if (reply === null)
    throw new Error('A fault that cuts an answer must execute the request first.');
  return reply;
}
