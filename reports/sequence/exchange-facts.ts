// The whole life of each HTTP exchange, gathered before anything is drawn: what became of a request is
// known only when its execution and its answer are known.
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { isEffect, toEffectText } from './effect-text.js';
import { toFiredFaults } from './fired-faults.js';
import type { Fate, FaultMark } from './sequence-step.js';

type EntryOf<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

export type ExchangeFacts = {
  readonly arrived: EntryOf<'request-arrived'>;
  readonly executed: EntryOf<'executed'> | null;
  readonly reply: EntryOf<'reply-left'> | null;
  readonly marks: readonly FaultMark[];
  readonly effects: readonly string[];
  /** Entries that the request's step tells: its faults, effects and execution. */
  readonly covers: readonly number[];
  /** Delivered by the network once more, by itself. */
  readonly isDuplicate: boolean;
};

/** The exchanges of a history by their number. */
export function toExchangeFacts(
  history: readonly HistoryEntry[],
): ReadonlyMap<number, ExchangeFacts> {
  const facts = new Map<number, ExchangeFacts>();
  const marks = new Map(toFiredFaults(history).map((fired) => [fired.seq, fired]));
  const answered = new Set(
    history.filter((entry) => entry.kind === 'reply-left').map(({ exchange }) => exchange),
  );
  for (const entry of history) {
    if (entry.kind === 'request-arrived') {
      const source = answered.has(entry.exchange) ? undefined : findSource(entry, facts);
      facts.set(entry.exchange, startFacts(entry, source?.marks ?? null));
      continue;
    }
    if (!('exchange' in entry) || entry.exchange === null) continue;
    const known = facts.get(entry.exchange);
    if (known !== undefined)
      facts.set(entry.exchange, addEntry(known, entry, marks.get(entry.seq)));
  }
  return facts;
}

/** What became of the request on its way to the party. */
export function toRequestFate({ isDuplicate, executed, reply }: ExchangeFacts): Fate {
  if (isDuplicate) return 'duplicate';
  if (executed === null) return reply?.left === 'nothing' ? 'lost' : 'delivered';
  return reply !== null && executed.seq > reply.seq ? 'late' : 'delivered';
}

function startFacts(
  arrived: EntryOf<'request-arrived'>,
  duplicated: readonly FaultMark[] | null,
): ExchangeFacts {
  return {
    arrived,
    executed: null,
    reply: null,
    marks: duplicated ?? [],
    effects: [],
    covers: [arrived.seq],
    isDuplicate: duplicated !== null,
  };
}

function addEntry(
  facts: ExchangeFacts,
  entry: HistoryEntry,
  mark: FaultMark | undefined,
): ExchangeFacts {
  if (entry.kind === 'reply-left') return { ...facts, reply: entry };
  const covers = [...facts.covers, entry.seq];
  if (entry.kind === 'executed') return { ...facts, covers, executed: entry };
  if (isEffect(entry))
    return { ...facts, covers, effects: [...facts.effects, toEffectText(entry)] };
  return mark === undefined ? facts : { ...facts, covers, marks: [...facts.marks, mark] };
}

/** The exchange whose request the network repeats; such a repetition is executed and never answered. */
function findSource(
  { operation, order, body }: EntryOf<'request-arrived'>,
  earlier: ReadonlyMap<number, ExchangeFacts>,
): ExchangeFacts | undefined {
  return [...earlier.values()].find(
    ({ arrived, marks, isDuplicate }) =>
      !isDuplicate &&
      arrived.operation === operation &&
      arrived.order === order &&
      arrived.body === body &&
      marks.some(({ fault }) => fault === 'deliver-twice'),
  );
}
