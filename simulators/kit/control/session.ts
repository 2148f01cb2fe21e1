import { z } from 'zod';
import type { Prng } from '../choices/prng.js';
import type { Clock } from '../clock/clock.js';
import { createMovableClock, type MovableClock } from '../clock/movable-clock.js';
import { type Collection, type Collections, createCollections } from '../exchange/collections.js';
import { type CountArrival, createExchanges, type Exchanges } from '../exchange/exchange.js';
import type { SimulatorState, StateDocument } from '../exchange/simulator-state.js';
import type { AnswerRule } from '../faults/answer-plan.js';
import { faultFields } from '../faults/fault-fields.js';
import type { FaultRule } from '../faults/fault-plan.js';
import type { PlannedOutcome } from '../faults/planned-outcome.js';
import { createRingHistory, type RingHistory } from '../history/ring-history.js';
import { endWithSession } from './end-with-session.js';
import { joinStates } from './join-states.js';
import { createOutcomePlan } from './outcome-plan.js';
import type { ControlledParty, PartyKind } from './party-kind.js';
import { createRuleBoard, type RuleBoard, targetSchema } from './rule-board.js';

/** One user's world: a simulator of its own, with its own history, plans and time. */
export type Session = {
  readonly id: string;
  readonly party: ControlledParty;
  readonly exchanges: Exchanges;
  readonly clock: MovableClock;
  readonly history: RingHistory;
  readonly faults: RuleBoard<FaultRule>;
  readonly answers: RuleBoard<AnswerRule>;
  /** Requests with these API keys belong to it, although they name no session. */
  readonly keys: Collection<true>;
  /** Everything that a restart must keep: the party's memory, the plans, the counts and the clock. */
  readonly state: SimulatorState;
  readonly advanceClock: (byMs: number) => Promise<void>;
  /** Nothing more happens in it; who still waits for an answer finds the connection closed. */
  readonly close: () => void;
};

export type SessionSettings = {
  readonly kind: PartyKind;
  /** The machine's clock, or one that a test moves. */
  readonly clock: Clock;
  readonly prng: Prng;
  /** Where browsers reach all sessions; null until somebody listens. */
  readonly origin: () => string | null;
  /** Armed anew in each session. */
  readonly planned: readonly PlannedOutcome[];
  readonly historyEntriesMax: number;
  readonly onFault: (kind: string) => void;
};

/**
 * A session that remembers these documents, by default nothing. The rules of the command line are armed
 * whatever became of them before. Throws when a document is not one of this party's.
 */
export function createSession(
  id: string,
  settings: SessionSettings,
  documents: readonly StateDocument[] = [],
): Session {
  const { kind, prng, origin } = settings;
  const clock = createMovableClock(settings.clock);
  const history = createRingHistory(clock, settings.historyEntriesMax);
  history.subscribe((entry) => {
    if (entry.kind === 'fault-fired') settings.onFault(entry.fault);
  });
  const memory = createCollections();
  const faults = createRuleBoard<FaultRule>(memory, { name: 'faults', schema: faultRuleSchema });
  const answers = createRuleBoard<AnswerRule>(memory, {
    name: 'answers',
    schema: answerRuleSchema,
  });
  const rememberOffset = openClock(memory, clock);
  const keys = memory.open<true>('keys', { isOne: (value) => value === true });
  const party = kind.create({ clock, history, prng: prng.fork(id), session: id, origin });
  const { usualOperation } = kind;
  const { exchanges, end } = endWithSession(
    createExchanges(party.simulator, {
      clock,
      history,
      ...createOutcomePlan({ faults, answers, usualOperation }),
      subjectOf: party.subjectOf,
      countArrival: openArrivals(memory),
    }),
  );
  const state = joinStates(memory.state, party.simulator.state);
  const close = () => {
    end();
    clock.close();
    party.close?.();
  };
  // A party may begin with something of its own, which a restore would forget.
  if (documents.length > 0) restoreOrClose(state, { documents, close });
  arm(settings.planned, { faults, answers });
  return {
    id,
    party,
    exchanges,
    clock,
    history,
    faults,
    answers,
    keys,
    state,
    advanceClock: async (byMs) => {
      await clock.advance(byMs, party.settle);
      rememberOffset();
    },
    close,
  };
}

/** Half a session would go on with the timers that it was given. */
function restoreOrClose(
  state: SimulatorState,
  {
    documents,
    close,
  }: { readonly documents: readonly StateDocument[]; readonly close: () => void },
) {
  try {
    state.restore(documents);
  } catch (error) {
    close();
    throw error;
  }
}

const faultRuleSchema = z.object({ at: targetSchema, ...faultFields });
const answerRuleSchema = z.object({ at: targetSchema, code: z.string() });

function arm(
  planned: readonly PlannedOutcome[],
  { faults, answers }: Pick<Session, 'faults' | 'answers'>,
) {
  for (const board of [faults, answers]) {
    const old = board.list().filter(({ source }) => source === 'command-line');
    for (const { id } of old) board.remove(id);
  }
  for (const { at, outcome } of planned) {
    if (outcome.kind === 'fault') faults.arm({ at, ...outcome.fault }, 'command-line');
    else answers.arm({ at, code: outcome.code }, 'command-line');
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** The clock's place among the things remembered; returns what remembers it. */
function openClock(memory: Collections, clock: MovableClock): () => void {
  const offsets = memory.open('clock', {
    isOne: isNumber,
    index: (offsetMs) => {
      clock.setOffset(offsetMs ?? 0);
    },
  });
  return () => {
    offsets.set('offsetMs', clock.offsetMs());
  };
}

/** Beyond so many the oldest counts are forgotten, and begin at 1 again. */
const arrivalsMax = 100_000;

function openArrivals(memory: Collections): CountArrival {
  const counts = memory.open('arrivals', { isOne: isNumber });
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (counts.size() > arrivalsMax) counts.dropOldest();
    return count;
  };
}
