import type { OperationPlan } from '../kit/exchange/operation-plan.js';
import type { SimulatorReply, SimulatorRequest } from '../kit/exchange/simulator.js';
import { type Answer, answerError, toReply } from './answer.js';
import type { Asked, Endpoint } from './endpoint.js';
import { isListed } from './errors.js';
import { idempotencyKeyLengthMax, toScope } from './idempotency.js';
import type { Pg } from './pg.js';
import { parseAuthorization } from './secret-key.js';

/** The endpoint with all that the API's endpoints share: keys, limits, idempotency, forced errors, headers. */
export function toPlan(endpoint: Endpoint): OperationPlan<Pg> {
  const { name, method, path, orderOf, caller } = endpoint;
  const receive = caller === 'merchant' ? receiveMerchant : receiveAnyone;
  return {
    name,
    method,
    path,
    orderOf,
    execute: (pg, request, context) => {
      const { exchange, answer } = context;
      return receive(pg, endpoint, { request, exchange, answer, secretKey: '' });
    },
  };
}

function receiveAnyone(pg: Pg, endpoint: Endpoint, asked: Asked): SimulatorReply {
  return reply(pg, asked.request, { answer: endpoint.answer(pg, asked) });
}

function receiveMerchant(pg: Pg, endpoint: Endpoint, asked: Asked): SimulatorReply {
  const { request } = asked;
  const caller = parseAuthorization(request.headers['authorization'], pg.switches.keyPairs);
  if (caller.kind === 'refused')
    return reply(pg, request, { answer: answerError(caller.code, request) });
  const { secretKey } = caller;
  const tooMany = pg.limits.refusal({ name: endpoint.name, secretKey, nowMs: pg.nowMs() });
  if (tooMany !== null) return reply(pg, request, { answer: answerError(tooMany, request) });
  return answerOnce(pg, endpoint, { ...asked, secretKey });
}

/** The first answer under an idempotency key, or this one. */
function answerOnce(pg: Pg, endpoint: Endpoint, asked: Asked): SimulatorReply {
  const { request, secretKey, exchange } = asked;
  const { method, path, headers } = request;
  const idempotencyKey = headers['idempotency-key'];
  if (method !== 'POST' || idempotencyKey === undefined) {
    return reply(pg, request, { answer: carryOut(pg, endpoint, asked) });
  }
  if (idempotencyKey.length > idempotencyKeyLengthMax) {
    return reply(pg, request, { answer: answerError('INVALID_IDEMPOTENCY_KEY', request) });
  }
  const scope = toScope({ idempotencyKey, secretKey, method, path });
  if (pg.inHand.isTaken(scope)) {
    return reply(pg, request, { answer: answerError('IDEMPOTENT_REQUEST_PROCESSING', request) });
  }
  const kept = pg.answers.find(scope, pg.nowMs());
  if (kept !== undefined)
    return reply(pg, request, { answer: kept.answer, firstTraceId: kept.traceId });
  pg.inHand.take(scope, exchange);
  return keep(pg, scope, { request, first: carryOut(pg, endpoint, asked) });
}

type First = { readonly request: SimulatorRequest; readonly first: Answer };

function keep(pg: Pg, scope: string, { request, first }: First): SimulatorReply {
  const sent = reply(pg, request, { answer: first });
  if (first.status < 500 || pg.switches.keepsServerErrors) {
    const traceId = sent.headers[traceHeader] ?? '';
    pg.answers.keep(scope, { answer: first, traceId, keptAtMs: pg.nowMs() });
  }
  return sent;
}

function carryOut(pg: Pg, endpoint: Endpoint, asked: Asked): Answer {
  const { request } = asked;
  // What a run or control plans wins over what the request wishes.
  const forced = asked.answer === undefined ? forcedError(request) : undefined;
  if (forced !== undefined) return forced;
  const { path } = request;
  if (endpoint.isThrottled && pg.limits.isConsecutive({ path, nowMs: pg.nowMs() })) {
    return answerError('FORBIDDEN_CONSECUTIVE_REQUEST', request);
  }
  return endpoint.answer(pg, asked);
}

/**
 * The error that the caller asks for; looked at before anything else in the request.
 * Source: Toss Payments docs, TossPayments-Test-Code. Assumed: it works on every POST as on confirm, and
 * INVALID_TEST_CODE is what a code outside the tables is answered with.
 */
function forcedError(request: SimulatorRequest): Answer | undefined {
  const code = request.headers['tosspayments-test-code'];
  if (request.method !== 'POST' || code === undefined) return undefined;
  return answerError(isListed(code) ? code : 'INVALID_TEST_CODE', request);
}

const traceHeader = 'x-tosspayments-trace-id';

function reply(
  pg: Pg,
  request: SimulatorRequest,
  { answer, firstTraceId }: { readonly answer: Answer; readonly firstTraceId?: string },
): SimulatorReply {
  const idempotencyKey = request.headers['idempotency-key'];
  const traceId = pg.traceIdFor(request);
  return toReply(answer, {
    'content-type': pg.switches.jsonType,
    [traceHeader]: firstTraceId === undefined ? traceId : `${traceId}, ${firstTraceId}`,
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  });
}
