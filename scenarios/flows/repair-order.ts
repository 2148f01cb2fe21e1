// One flow for exploration: customers want to pay repair order R-1001. Every variant is a scenario; what
// differs between them is how people act and what partners answer, which costs no fault.

import type { End } from '../../properties/end.js';
import { parseAddress } from '../../simulators/kit/faults/address.js';
import type { AnswerRule } from '../../simulators/kit/faults/answer-plan.js';
import { type Act, type Scenario, scenarioSchema } from '../scenario.js';

export const orderOfFlow = 'R-1001';
const order = orderOfFlow;

/** How the first customer goes about it; the first way is the ordinary one. */
const ways: Readonly<Record<string, readonly Act[]>> = {
  pays: [
    { kind: 'pay', order, clicks: 1 },
    { kind: 'authenticate' },
    { kind: 'callback', times: 1 },
  ],
  'clicks twice': [
    { kind: 'pay', order, clicks: 2 },
    { kind: 'authenticate' },
    { kind: 'callback', times: 1 },
  ],
  'comes back twice': [
    { kind: 'pay', order, clicks: 1 },
    { kind: 'authenticate' },
    { kind: 'callback', times: 2 },
  ],
  'authenticates twice': [
    { kind: 'pay', order, clicks: 1 },
    { kind: 'authenticate' },
    { kind: 'authenticate' },
    { kind: 'callback', times: 1, authentications: [1, 2] },
  ],
  'leaves before authenticating': [{ kind: 'pay', order, clicks: 1 }, { kind: 'leave' }],
  'leaves after authenticating': [
    { kind: 'pay', order, clicks: 1 },
    { kind: 'authenticate' },
    { kind: 'leave' },
  ],
  'tries again': [
    { kind: 'pay', order, clicks: 1 },
    { kind: 'authenticate' },
    { kind: 'callback', times: 1 },
    { kind: 'pay', order, clicks: 1 },
    { kind: 'authenticate' },
    { kind: 'callback', times: 1 },
  ],
};

/** When the second customer comes: at once, within the first one's time-outs, or within the recovery. */
const arrivalsMs: Readonly<Record<string, number>> = {
  'at once': 0,
  'while a call hangs': 500,
  'while it is being recovered': 2_600,
};

const refusal = (at: string, code: string): AnswerRule => {
  const address = parseAddress(at);
  if (address === undefined) throw new Error(`Not an address: ${at}`);
  return { at: address, code };
};

/** What the partners answer; the first is that all goes well. */
const answers: Readonly<Record<string, readonly AnswerRule[]>> = {
  'all accept': [],
  'the completion is rejected': [refusal('legacy-order.complete#1', 'ACCOUNTING_REJECTED')],
  'the PG declines': [refusal('pg.confirm#1', 'REJECT_CARD_PAYMENT')],
  'the completion is rejected and the cancel refused': [
    refusal('legacy-order.complete#1', 'ACCOUNTING_REJECTED'),
    refusal('pg.cancel#1', 'NOT_CANCELABLE_PAYMENT'),
  ],
};

/** The names, in the order that replay tokens count in: new ones go to the end. */
export const wayNames = Object.keys(ways);
export const arrivalNames = Object.keys(arrivalsMs);
export const answerNames = Object.keys(answers);

/** Everything that distinguishes one variant from another, in words. */
export type Variant = {
  readonly way: string;
  /** Null when there is one customer. */
  readonly arrival: string | null;
  readonly answer: string;
};

/**
 * All variants, the ordinary one first: one customer who may go about it in several ways, or two who both
 * just pay.
 */
export function variantsOf(customers: 1 | 2): readonly Variant[] {
  const whoAndHow =
    customers === 1
      ? wayNames.map((way) => ({ way, arrival: null }))
      : arrivalNames.map((arrival) => ({ way: 'pays', arrival }));
  return whoAndHow.flatMap((who) => answerNames.map((answer) => ({ ...who, answer })));
}

/** How a variant may end when nothing goes wrong. */
function endsWithoutFaults({ way, arrival, answer }: Variant): readonly End[] {
  // The partners refuse once; whoever tries again, or comes second, may succeed.
  const again: readonly End[] = arrival !== null || way === 'tries again' ? ['completed'] : [];
  if (way.startsWith('leaves')) return ['released', ...again];
  switch (answer) {
    case 'all accept':
      return ['completed'];
    case 'the PG declines':
      return ['released', ...again];
    case 'the completion is rejected':
      return ['cancelled', ...again];
    default:
      return ['manual'];
  }
}

/** The scenario of a variant; it expects the ends without faults. */
export function toScenario({ way, arrival, answer }: Variant): Scenario {
  const forMs = arrivalsMs[arrival ?? ''] ?? 0;
  const second: readonly Act[] = [
    ...(forMs === 0 ? [] : [{ kind: 'wait', forMs } as const]),
    ...(ways['pays'] ?? []),
  ];
  const written = {
    name: `repair-order: ${[`kim ${way}`, arrival && `lee comes ${arrival}`, answer].filter(Boolean).join(', ')}`,
    story: 'A variant of the flow repair-order.',
    orders: { [order]: { amountKrw: 33_000 } },
    customers: { kim: ['leave'] },
    expect: { [order]: endsWithoutFaults({ way, arrival, answer }) },
  };
  return {
    ...scenarioSchema.parse(written),
    customers: { kim: [...(ways[way] ?? [])], ...(arrival !== null && { lee: [...second] }) },
    answers: [...(answers[answer] ?? [])],
    file: 'flow repair-order',
  };
}
