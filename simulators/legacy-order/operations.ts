import type {
  ExecutionContext,
  Operation,
  SimulatorReply,
  SimulatorRequest,
} from '../kit/exchange/simulator.js';
import type { History } from '../kit/history/history.js';
import type { Order } from './core/order.js';
import {
  type Decision,
  decideClaim,
  decideComplete,
  decideFence,
  decideRelease,
} from './core/transition.js';
import type { Register } from './register.js';
import { replyMalformed, replyOk, replyOrder, replyOrderUnknown, replyRejected } from './reply.js';
import { parseClaimBody, parseCompleteBody, parseHandoverBody } from './requests.js';

/** Who did what in this request, and what the core says to it; undefined when the body is no such request. */
type Decide = (
  order: Order,
  request: SimulatorRequest,
  context: ExecutionContext,
) => { readonly attempt: string; readonly decision: Decision } | undefined;

/** The legacy system's endpoints over its register. */
export function createOperations(
  register: Register,
  history: Pick<History, 'record'>,
): readonly Operation[] {
  const change = (act: string, decide: Decide, onRefusal?: OnRefusal): Operation => ({
    name: `legacy-order.${act}`,
    method: 'POST',
    path: `/orders/{orderId}/${act}`,
    orderOf,
    execute: (request, context) => {
      const order = register.find(orderOf(request));
      if (order === undefined) return replyOrderUnknown;
      const decided = decide(order, request, context);
      if (decided === undefined) return replyMalformed;
      return carryOut(order, { ...decided, ...context, onRefusal });
    },
  });

  function carryOut(order: Order, { decision, attempt, exchange, onRefusal }: CarryOut) {
    switch (decision.kind) {
      case 'changed':
        return replyOk(register.book(decision.event, exchange));
      case 'unchanged':
        return replyOk(order);
      case 'refused':
        onRefusal?.({ order: order.orderId, attempt, exchange, code: decision.code });
        return replyRejected(decision.code, order);
    }
  }

  return [
    {
      name: 'legacy-order.look-up',
      method: 'GET',
      path: '/orders/{orderId}',
      orderOf,
      execute: (request, { answer }) => lookUp(register.find(orderOf(request)), answer),
    },
    change('claim', claim),
    change('complete', complete, (refusal) => {
      history.record({ kind: 'completion-rejected', ...refusal });
    }),
    change('fence', handover(decideFence)),
    change('release', handover(decideRelease)),
  ];
}

type OnRefusal = (refusal: {
  readonly order: string;
  readonly attempt: string;
  readonly exchange: number;
  readonly code: string;
}) => void;

type CarryOut = {
  readonly decision: Decision;
  readonly attempt: string;
  readonly exchange: number;
  readonly onRefusal: OnRefusal | undefined;
};

function orderOf({ params }: SimulatorRequest): string {
  return params['orderId'] ?? '';
}

function lookUp(order: Order | undefined, answer: string | undefined): SimulatorReply {
  if (order === undefined) return replyOrderUnknown;
  return answer === undefined ? replyOrder(order) : replyRejected(answer, order);
}

const claim: Decide = (order, { body }, { answer }) => {
  const parsed = parseClaimBody(body);
  if (parsed === undefined) return undefined;
  const { attemptId: attempt, version } = parsed;
  return { attempt, decision: decideClaim(order, { attempt, version, answer }) };
};

const complete: Decide = (order, { body }, { answer }) => {
  const parsed = parseCompleteBody(body);
  if (parsed === undefined) return undefined;
  const { attemptId: attempt, amount } = parsed;
  return { attempt, decision: decideComplete(order, { attempt, amountKrw: amount, answer }) };
};

function handover(decide: typeof decideFence): Decide {
  return (order, { body }, { answer }) => {
    const parsed = parseHandoverBody(body);
    if (parsed === undefined) return undefined;
    const { attemptId: attempt } = parsed;
    return { attempt, decision: decide(order, { attempt, answer }) };
  };
}
