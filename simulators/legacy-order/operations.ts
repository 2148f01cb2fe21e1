import type { ReadValue } from '../kit/exchange/read-by.js';
import type { ExecutionContext, Operation, SimulatorRequest } from '../kit/exchange/simulator.js';
import type { History } from '../kit/history/history.js';
import { type Refusal, whyNotPosted } from './core/accounting-rules.js';
import { toBusinessDay } from './core/kst.js';
import type { Order } from './core/order.js';
import {
  type Decision,
  decideClaim,
  decideComplete,
  decideFence,
  decideRelease,
  type Handover,
} from './core/transition.js';
import type { Register } from './register.js';
import {
  replyMalformed,
  replyOk,
  replyOrder,
  replyOrderUnknown,
  replyPathUnknown,
  replyRejected,
} from './reply.js';
import { parseClaimBody, parseCompleteBody, parseHandoverBody } from './requests.js';
import type { LegacyOrderSwitches } from './switches.js';

/** What the endpoints act on. */
export type OperationDeps = {
  readonly register: Register;
  readonly history: Pick<History, 'record'>;
  readonly nowMs: () => number;
  readonly switches: () => LegacyOrderSwitches;
  readonly postedOnKrw: (businessDay: string) => number;
  readonly isLocked: (orderId: string) => boolean;
  /** What a look-up shows of an order. */
  readonly show: (order: Order) => Order;
};

/** Who did what in this request, and what the core says to it; or what is wrong with the body. */
type Decide = (
  order: Order,
  request: SimulatorRequest,
  context: ExecutionContext,
) =>
  | { readonly attempt: string; readonly decision: Decision }
  | Extract<ReadValue<never>, { ok: false }>;

/** The legacy system's endpoints over its register. */
export function createOperations(deps: OperationDeps): readonly Operation[] {
  const { register, history, switches, show } = deps;
  const change = (act: string, decide: Decide, onRefusal?: OnRefusal): Operation => ({
    name: `legacy-order.${act}`,
    method: 'POST',
    path: `/orders/{orderId}/${act}`,
    orderOf,
    execute: (request, context) => {
      const orderId = orderOf(request);
      if (orderId === null) return replyMalformed(noOrder);
      const order = register.find(orderId);
      if (order === undefined) return replyOrderUnknown;
      const decided = decide(order, request, context);
      if (!('decision' in decided)) return replyMalformed(decided.problem.problem);
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
        return replyRejected(decision, order);
    }
  }

  return [
    {
      name: 'legacy-order.look-up',
      method: 'GET',
      path: '/orders/{orderId}',
      orderOf,
      execute: (request, { answer }) => {
        const orderId = orderOf(request);
        if (orderId === null) return replyMalformed(noOrder);
        const order = register.find(orderId);
        if (order === undefined) return replyOrderUnknown;
        return answer === undefined
          ? replyOrder(show(order))
          : replyRejected({ code: answer }, order);
      },
    },
    change('claim', claimOf(deps)),
    change('complete', completeOf(deps), (refusal) => {
      history.record({ kind: 'completion-rejected', ...refusal });
    }),
    missingIf(
      () => switches().fence === 'unsupported',
      change('fence', handoverOf(deps, decideFence)),
    ),
    change('release', handoverOf(deps, decideRelease)),
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

/** In a dialect the order may stand where a caller can leave it out. */
function orderOf({ params }: SimulatorRequest): string | null {
  return params['orderId'] ?? null;
}

const noOrder = 'expected the order at its place, got none';

/** The path is not there while `isMissing`. */
function missingIf(isMissing: () => boolean, operation: Operation): Operation {
  const { execute } = operation;
  return {
    ...operation,
    execute: (request, context) => (isMissing() ? replyPathUnknown : execute(request, context)),
  };
}

function claimOf({ switches, isLocked }: OperationDeps): Decide {
  return (order, { body }, { answer }) => {
    const parsed = parseClaimBody(body);
    if (!parsed.ok) return parsed;
    const { attemptId: attempt, version } = parsed.value;
    const refusal = planned(answer) ?? (isLocked(order.orderId) ? { code: 'LOCKED' } : undefined);
    const claim = { attempt, version, refusal, rules: switches() };
    return { attempt, decision: decideClaim(order, claim) };
  };
}

function completeOf({ switches, nowMs, postedOnKrw }: OperationDeps): Decide {
  const whyNot = (order: Order) => {
    const atMs = nowMs();
    const postedTodayKrw = postedOnKrw(toBusinessDay(atMs));
    return whyNotPosted(order, switches(), { nowMs: atMs, postedTodayKrw });
  };
  return (order, { body }, { answer }) => {
    const parsed = parseCompleteBody(body);
    if (!parsed.ok) return parsed;
    const { attemptId: attempt, amount: amountKrw } = parsed.value;
    const refusal = planned(answer) ?? whyNot(order);
    const completion = { attempt, amountKrw, refusal, rules: switches() };
    return { attempt, decision: decideComplete(order, completion) };
  };
}

function handoverOf(
  { switches }: OperationDeps,
  decide: (order: Order, handover: Handover) => Decision,
): Decide {
  return (order, { body }, { answer }) => {
    const parsed = parseHandoverBody(body);
    if (!parsed.ok) return parsed;
    const { attemptId: attempt } = parsed.value;
    const handover = { attempt, refusal: planned(answer), rules: switches() };
    return { attempt, decision: decide(order, handover) };
  };
}

/** What the run wants the request refused with. */
function planned(answer: string | undefined): Refusal | undefined {
  return answer === undefined ? undefined : { code: answer };
}
