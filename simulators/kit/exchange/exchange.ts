import { type Clock, sleep } from '../clock/clock.js';
import type { Address } from '../faults/address.js';
import type { AnswerPlan } from '../faults/answer-plan.js';
import { effectOf } from '../faults/fault-kind.js';
import { afterMsOf, type FaultPlan, type FaultRule, toRuleText } from '../faults/fault-plan.js';
import type { History } from '../history/history.js';
import type { Party } from '../history/history-entry.js';
import { type Delivery, toDelivery, whatLeaves } from './delivery.js';
import { createErrands } from './errands.js';
import type { Operation, Simulator, SimulatorReply, SimulatorRequest } from './simulator.js';

export type Exchanges = {
  /** Takes one request through its fault; resolves when something is to leave the socket. */
  readonly receive: (operation: Operation, request: SimulatorRequest) => Promise<Delivery>;
  /** The answer to a request that means no operation or cannot be read: this one, as a rule. No fault strikes it. */
  readonly turnAway: (request: SimulatorRequest, reply: SimulatorReply) => SimulatorReply;
  /** How many executions are still to come after their caller has gone. */
  readonly pendingExecutions: () => number;
};

export type ExchangeDeps = {
  readonly clock: Clock;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly answers: AnswerPlan;
  /**
   * For a simulator that stands alone: what the request speaks of, for nobody tells its repair order.
   * The order counts when `orderOf` knows none.
   */
  readonly subjectOf?: SubjectOf;
  readonly countArrival?: CountArrival;
};

export type SubjectOf = (request: SimulatorRequest, operation: Operation) => Subject;

export type Subject = { readonly order: string | null; readonly paymentKey?: string };

/** How many requests have come under this name, this one included. */
export type CountArrival = (name: string) => number;

type Arrival = {
  /** What every entry about this exchange says. */
  readonly about: {
    readonly exchange: number;
    readonly operation: string;
    readonly order: string | null;
  };
  readonly at: Address;
  readonly operation: Operation;
  readonly request: SimulatorRequest;
  /** What must end before an answer leaves. */
  readonly errands: Promise<void>[];
};

/** Exchange ids must differ between the parties of one run, so each party counts in its own lane. */
const exchangesPerParty = 1_000_000;
const lanes: Readonly<Record<Party, number>> = { pg: 0, 'legacy-order': 1, accounting: 2 };

/** The way of every request through a simulator: arrive, perhaps suffer a fault, execute, answer. */
export function createExchanges(simulator: Simulator, deps: ExchangeDeps): Exchanges {
  const { clock, history, faults, answers, subjectOf, countArrival = countArrivals() } = deps;
  const { errands = createErrands() } = simulator;
  let nextExchange = lanes[simulator.party] * exchangesPerParty;
  let pending = 0;

  function arrive(operation: Operation, request: SimulatorRequest): Arrival {
    const subject = subjectOf?.(request, operation);
    const order = operation.orderOf(request) ?? subject?.order ?? null;
    const nth = countArrival(`${operation.name} of ${order ?? ''}`);
    const about = { exchange: nextExchange++, operation: operation.name, order };
    history.record({
      kind: 'request-arrived',
      ...about,
      party: simulator.party,
      nth,
      path: request.path,
      idempotencyKey: request.headers['idempotency-key'] ?? null,
      body: request.body,
    });
    const address = { operation: operation.name, nth, order };
    const paymentKey = subject?.paymentKey;
    const at = paymentKey === undefined ? address : { paymentKey, ...address };
    return { about, at, operation, request, errands: [] };
  }

  function execute(arrival: Arrival): SimulatorReply {
    const { about, at, operation, request } = arrival;
    const answer = answers.answerTo(at);
    const { result: reply, errands: own } = errands.during(() =>
      operation.execute(request, { exchange: about.exchange, answer }),
    );
    arrival.errands.push(...own);
    if (answer !== undefined && gives(reply, answer, simulator)) answers.noteGiven?.(at);
    history.record({ kind: 'executed', ...about, ...toResult(reply) });
    return reply;
  }

  function later(delayMs: number, task: () => void) {
    pending += 1;
    clock.after(delayMs, () => {
      pending -= 1;
      task();
    });
  }

  async function suffer(arrival: Arrival, rule: FaultRule): Promise<Delivery> {
    const { about, at } = arrival;
    const { execution, cut } = effectOf(rule.fault);
    const text = toRuleText({ ...rule, at });
    history.record({ kind: 'fault-fired', ...about, rule: text, fault: rule.fault });
    const reply = execution === 'now' || execution === 'now-and-later' ? execute(arrival) : null;
    if (execution === 'later') later(afterMsOf(rule), () => execute(arrival));
    if (execution === 'now-and-later') {
      later(afterMsOf(rule), () => execute(arrive(arrival.operation, arrival.request)));
    }
    if (rule.fault === 'delay') await sleep(clock, afterMsOf(rule));
    return toDelivery({ cut, rule, reply }, simulator);
  }

  async function receive(operation: Operation, request: SimulatorRequest): Promise<Delivery> {
    const arrival = arrive(operation, request);
    const rule = faults.take(arrival.at);
    const release = hold(simulator, arrival.about.exchange, rule);
    try {
      const delivery = rule === undefined ? whole(execute(arrival)) : await suffer(arrival, rule);
      if (arrival.errands.length > 0) await Promise.all(arrival.errands);
      history.record({ kind: 'reply-left', ...arrival.about, ...whatLeaves(delivery) });
      return delivery;
    } finally {
      release?.();
    }
  }

  return { receive, turnAway: turnAwayAt(simulator, history), pendingExecutions: () => pending };
}

function turnAwayAt({ party }: Simulator, history: History): Exchanges['turnAway'] {
  return ({ method, path }, reply) => {
    history.record({ kind: 'request-turned-away', party, method, path, status: reply.status });
    return reply;
  };
}

/** For an answer that may take long. A party learns only by executing whether it has an errand, and is held before that. */
function hold(party: Simulator, exchange: number, rule: FaultRule | undefined) {
  const canTakeLong = rule?.fault === 'delay' || party.errands !== undefined;
  return canTakeLong ? party.hold?.(exchange) : undefined;
}

function whole(reply: SimulatorReply): Delivery {
  return { cut: 'whole', reply };
}

function toResult({ status, code, reason }: SimulatorReply) {
  return reason === undefined ? { status, code } : { status, code, reason };
}

/** Whether the reply is the planned answer; the party may have had another reason to refuse before it came to that. */
function gives(reply: SimulatorReply, answer: string, { codeSaidFor }: Simulator): boolean {
  return reply.code === (codeSaidFor === undefined ? answer : codeSaidFor(answer));
}

function countArrivals(): CountArrival {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
}
