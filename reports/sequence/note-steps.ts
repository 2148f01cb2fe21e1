import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Effect, toEffectText } from './effect-text.js';
import { toRequestFate } from './exchange-facts.js';
import type { SequenceContext } from './sequence-context.js';
import type { Lane, NoteStep } from './sequence-step.js';

type EntryOf<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;
type NoteText = Pick<NoteStep, 'sign' | 'over' | 'label'> &
  Partial<Pick<NoteStep, 'importance' | 'covers' | 'marks'>>;

/** A note on an entry; of importance 1 and without marks where nothing else is said. */
export function toNote({ seq, atMs }: HistoryEntry, text: NoteText): NoteStep {
  return { kind: 'note', seq, atMs, covers: [seq], marks: [], importance: 1, ...text };
}

/** An effect that no request caused, or only by way of an execution of its own; else null. */
export function toEffectStep(effect: Effect, context: SequenceContext): NoteStep | null {
  if (effect.exchange !== null && context.exchanges.has(effect.exchange)) return null;
  const over = toHolder(effect);
  const order = context.hasSeveralOrders && effect.order !== null ? ` ${effect.order}` : '';
  return toNote(effect, {
    sign: 'act',
    over,
    label: `${toEffectText(effect)}${order}`,
    importance: 2,
  });
}

/** Who has booked it. */
function toHolder(effect: Effect): Lane {
  if (effect.kind.startsWith('payment-')) return 'pg';
  if (effect.kind === 'posting-booked') return 'accounting';
  return effect.kind === 'order-changed' && effect.isOwn === true ? 'service' : 'legacy-order';
}

/** An execution whose caller had given up; null for one in time, which its request tells. */
export function toLateStep(entry: EntryOf<'executed'>, context: SequenceContext): NoteStep | null {
  const facts = context.exchanges.get(entry.exchange);
  if (facts === undefined || toRequestFate(facts) !== 'late') return null;
  const { arrived, effects, covers, marks, reply } = facts;
  const name = entry.operation.slice(entry.operation.indexOf('.') + 1);
  const what = effects.length > 0 ? effects.join(', ') : `${entry.status} to nobody`;
  return toNote(entry, {
    sign: 'late',
    over: arrived.party,
    label: `late ${name}, ${what} after ${entry.atMs - arrived.atMs} ms`,
    importance: 3,
    covers: covers.filter((seq) => seq > (reply?.seq ?? 0)),
    marks,
  });
}

/** A fault without an exchange, such as an outage; one with an exchange is a mark on it. */
export function toFaultStep(
  entry: EntryOf<'fault-fired'>,
  context: SequenceContext,
): NoteStep | null {
  if (entry.exchange !== null && context.exchanges.has(entry.exchange)) return null;
  const mark = context.faults.get(entry.seq);
  return toNote(entry, {
    sign: 'fault',
    over: toLane(entry.operation),
    label: entry.fault,
    importance: 3,
    marks: mark === undefined ? [] : [{ number: mark.number, fault: mark.fault }],
  });
}

/** The service's process dies, starts again or stops; the first start and the last stop go without saying. */
export function toServiceStep(
  entry: EntryOf<'service-started' | 'service-crashed' | 'service-stopped'>,
  context: SequenceContext,
): NoteStep | null {
  const instance = `service ${entry.instance}`;
  switch (entry.kind) {
    case 'service-crashed':
      return toNote(entry, {
        sign: 'crash',
        over: 'service',
        label: `${instance} killed`,
        importance: 3,
      });
    case 'service-started':
      if (entry.seq === context.firstInstanceSeq) return null;
      return toNote(entry, {
        sign: 'start',
        over: 'service',
        label: `${instance} started`,
        importance: 2,
      });
    case 'service-stopped':
      if (entry.seq > context.restedSeq) return null;
      return toNote(entry, {
        sign: 'phase',
        over: 'service',
        label: `${instance} stopped`,
        importance: 0,
      });
  }
}

function toLane(operation: string): Lane {
  if (operation.startsWith('pg')) return 'pg';
  if (operation.startsWith('accounting')) return 'accounting';
  return operation.startsWith('legacy-order') ? 'legacy-order' : 'service';
}
