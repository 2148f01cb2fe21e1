// A variant is one way in which the people act and the partners answer, which costs no fault. Everything else, the
// order of events and what goes wrong, is left to choices.
import type { End } from '../../properties/end.js';
import { digestOf } from '../../simulators/kit/choices/fingerprint.js';
import { parseAddress } from '../../simulators/kit/faults/address.js';
import {
  type Act,
  type PlannedAnswer,
  type Scenario,
  scenarioSchema,
  type Timing,
} from '../scenario.js';

export type Variant = {
  /** Five letters that tell it from all others; replay tokens name it by them. */
  readonly code: string;
  /** Who does what, in words. */
  readonly name: string;
  /** The scenario; it expects the ends without faults. */
  readonly scenario: Scenario;
  /** How many processes of the service share one step log. */
  readonly processes: 1 | 2;
  /** Whether the customers do the same at the same moment, so that it makes no difference who is who. */
  readonly isSymmetric: boolean;
};

type Written = {
  readonly flow: string;
  /** What differs between this variant and others of the flow. */
  readonly words: readonly string[];
  readonly customers: Readonly<Record<string, readonly Act[]>>;
  readonly answers?: readonly PlannedAnswer[];
  readonly clerk?: Scenario['clerk'];
  readonly outages?: Scenario['outages'];
  readonly ordersOf?: Scenario['ordersOf'];
  readonly backOffice?: Scenario['backOffice'];
  readonly quirks?: Scenario['quirks'];
  /** What they say and do when all rests. */
  readonly operators?: Scenario['operators'];
  /** What is not as in every variant. */
  readonly timing?: Partial<Timing>;
  /** Given when the PG sends webhooks: what goes wrong with them, which costs no fault. */
  readonly webhookFaults?: Scenario['webhookFaults'];
  /** With 0, the usual, a webhook may come anywhere among the steps of its moment; else after them. */
  readonly webhookLatencyMs?: number;
  /** How the order may end when nothing goes wrong. */
  readonly ends: readonly End[];
  readonly processes?: 1 | 2;
  readonly isSymmetric?: boolean;
};

/** The one order of every variant. */
export const orderOfFlow = 'R-1001';

export const amountOfFlowKrw = 33_000;

export function toVariant({ flow, words, customers, ends, ...rest }: Written): Variant {
  const name = `${flow}: ${words.join(', ')}`;
  const base = scenarioSchema.parse({
    name,
    story: `A variant of the flow ${flow}.`,
    orders: { [orderOfFlow]: { amountKrw: amountOfFlowKrw } },
    customers: { kim: ['leave'] },
    // A round of the sweeper with nothing to do is a step like any other; fewer of them are enough.
    timing: {
      sweepEveryMs: 500,
      webhookLatencyMs: rest.webhookLatencyMs ?? 0,
      ...rest.timing,
    },
    expect: { [orderOfFlow]: ends },
  });
  const scenario = {
    ...base,
    customers: Object.fromEntries(Object.entries(customers).map(([who, acts]) => [who, [...acts]])),
    answers: [...(rest.answers ?? [])],
    clerk: [...(rest.clerk ?? [])],
    outages: [...(rest.outages ?? [])],
    ordersOf: rest.ordersOf ?? 'legacy',
    backOffice: [...(rest.backOffice ?? [])],
    quirks: [...(rest.quirks ?? [])],
    operators: [...(rest.operators ?? [])],
    webhooks: rest.webhookFaults !== undefined,
    webhookFaults: [...(rest.webhookFaults ?? [])],
    file: `flow ${flow}`,
  };
  const code = digestOf(name).replace('.', '').slice(-5);
  const { processes = 1, isSymmetric = false } = rest;
  return { code, name, scenario, processes, isSymmetric };
}

export const pay: Act = { kind: 'pay', order: orderOfFlow, clicks: 1 };
export const authenticate: Act = { kind: 'authenticate' };
export const callback: Act = { kind: 'callback', times: 1 };

/** What an ordinary customer does. */
export const pays: readonly Act[] = [pay, authenticate, callback];

/** What brings two requests at the same moment: two clicks, or two pages that come back. */
export const clicksTwice: readonly Act[] = [
  { kind: 'pay', order: orderOfFlow, clicks: 2 },
  authenticate,
  callback,
];
export const comesBackWithTwo: readonly Act[] = [
  pay,
  authenticate,
  authenticate,
  { kind: 'callback', times: 1, authentications: [1, 2] },
];

/** What the partners answer, and how one ordinary payment then ends. */
export type Answers = {
  readonly words: string;
  readonly answers: readonly PlannedAnswer[];
  readonly end: End;
};

export const allAccept: Answers = { words: 'all accept', answers: [], end: 'completed' };

export const completionRejected: Answers = {
  words: 'the completion is rejected',
  answers: [refusal('legacy-order.complete#1', 'ACCOUNTING_REJECTED')],
  end: 'cancelled',
};

export const pgDeclines: Answers = {
  words: 'the PG declines',
  answers: [refusal('pg.confirm#1', 'REJECT_CARD_PAYMENT')],
  end: 'released',
};

export const cancelRefused: Answers = {
  words: 'the completion is rejected and the cancel refused',
  answers: [...completionRejected.answers, refusal('pg.cancel#1', 'NOT_CANCELABLE_PAYMENT')],
  end: 'manual',
};

export const everyAnswer = [allAccept, completionRejected, pgDeclines, cancelRefused] as const;

export function refusal(at: string, code: string): PlannedAnswer {
  return { at: addressAt(at), code };
}

/** The address that is written so; a text that is none is a bug of the flow. */
export function addressAt(text: string) {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`Not an address: ${text}`);
  return address;
}

/** What a second customer does, who comes at once, or while the first one's payment is not settled yet. */
export const arrivals: Readonly<Record<string, readonly Act[]>> = {
  'at once': pays,
  'while a call hangs': [{ kind: 'wait', forMs: 500 }, ...pays],
  'while it is being recovered': [{ kind: 'wait', forMs: 2_600 }, ...pays],
};

/** The partners refuse once; whoever tries again, or comes second, may succeed. */
export function againAfter({ end }: Answers): readonly End[] {
  return end === 'manual' ? ['manual'] : [end, 'completed'];
}

/** Two customers who just pay, with each of these answers of the partners. `more` is what else a variant has. */
export function bothPay(
  flow: string,
  answered: readonly Answers[],
  more: (answers: Answers) => Partial<Written> = () => ({}),
): readonly Variant[] {
  return Object.entries(arrivals).flatMap(([arrival, lee]) =>
    answered.map((answers) =>
      toVariant({
        flow,
        words: ['kim pays', `lee comes ${arrival}`, answers.words],
        customers: { kim: pays, lee },
        answers: answers.answers,
        ends: againAfter(answers),
        isSymmetric: lee === pays,
        ...more(answers),
      }),
    ),
  );
}
