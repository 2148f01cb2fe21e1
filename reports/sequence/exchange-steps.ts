import { isByCustomer } from '../../simulators/kit/history/by-customer.js';
import { type ExchangeFacts, toRequestFate } from './exchange-facts.js';
import type { SequenceContext } from './sequence-context.js';
import type { Fate, Importance, Lane, MessageStep } from './sequence-step.js';

/** A request to a party, with all that it caused there at once. */
export function toRequestStep(exchange: number, context: SequenceContext): MessageStep | null {
  const facts = context.exchanges.get(exchange);
  if (facts === undefined) return null;
  const { arrived, effects, covers } = facts;
  const fate = toRequestFate(facts);
  const marks = isMarkedAtRequest(facts) ? facts.marks : [];
  const isLate = fate === 'late';
  return {
    kind: 'message',
    seq: arrived.seq,
    atMs: arrived.atMs,
    // What is executed late is told by a note of its own.
    covers: isLate ? covers.filter((seq) => seq < (facts.reply?.seq ?? Infinity)) : covers,
    label: toRequestText(facts, context),
    marks,
    importance: toRequestImportance(facts),
    from: toCaller(facts),
    to: arrived.party,
    fate,
    notes: isLate ? [] : effects,
  };
}

/** The answer; null where the request never came to be answered in time. */
export function toReplyStep(exchange: number, context: SequenceContext): MessageStep | null {
  const facts = context.exchanges.get(exchange);
  if (facts?.reply == null) return null;
  const requestFate = toRequestFate(facts);
  if (requestFate === 'lost' || requestFate === 'late') return null;
  const { reply, arrived } = facts;
  const marks = isMarkedAtRequest(facts) ? [] : facts.marks;
  return {
    kind: 'message',
    seq: reply.seq,
    atMs: reply.atMs,
    covers: [reply.seq],
    label: toReplyText(facts),
    marks,
    importance: toReplyImportance(facts, marks.length > 0),
    from: arrived.party,
    to: toCaller(facts),
    fate: toReplyFate(facts),
    notes: [],
  };
}

/** Everything goes through the service but what the customer does in the PG's window and at the bank. */
function toCaller({ arrived }: ExchangeFacts): Lane {
  return isByCustomer(arrived.operation) ? 'customer' : 'service';
}

function toRequestText({ arrived }: ExchangeFacts, { hasSeveralOrders }: SequenceContext): string {
  const { operation, nth, order } = arrived;
  const name = operation.slice(operation.indexOf('.') + 1);
  const again = nth > 1 ? ` #${nth}` : '';
  return `${name}${again}${hasSeveralOrders && order !== null ? ` ${order}` : ''}`;
}

/** The status that left, or that would have; the party's code as long as the answer was its own. */
function toReplyText({ executed, reply }: ExchangeFacts): string {
  const status = reply?.status ?? executed?.status ?? null;
  const code = executed !== null && executed.status === status ? executed.code : null;
  return [status, code].filter((part) => part !== null).join(' ') || 'no answer';
}

function toReplyFate({ reply, marks }: ExchangeFacts): Fate {
  if (reply?.left === 'nothing') return 'lost';
  const isGarbled = marks.some(({ fault }) => fault.startsWith('garble-'));
  return reply?.left === 'part' || isGarbled ? 'cut' : 'delivered';
}

/** A mark stands where the fault did its work: at the request that it kept back or repeated, else at the answer. */
function isMarkedAtRequest(facts: ExchangeFacts): boolean {
  const isRepeated = facts.marks.some(({ fault }) => fault === 'deliver-twice');
  const fate = toRequestFate(facts);
  return isRepeated || facts.reply === null || fate === 'lost' || fate === 'late';
}

function toRequestImportance(facts: ExchangeFacts): Importance {
  if (toRequestFate(facts) !== 'delivered' || facts.marks.length > 0) return 3;
  return facts.effects.length > 0 ? 2 : 1;
}

function toReplyImportance(facts: ExchangeFacts, isMarked: boolean): Importance {
  if (isMarked || toReplyFate(facts) !== 'delivered') return 3;
  return (facts.reply?.status ?? 0) >= 400 ? 1 : 0;
}
