import type { Prng } from '../kit/choices/prng.js';
import type { Collections } from '../kit/exchange/collections.js';
import type {
  ExecutionContext,
  Operation,
  SimulatorReply,
  SimulatorRequest,
} from '../kit/exchange/simulator.js';
import { type Answer, answerError, toReply } from './answer.js';
import { isListed } from './errors.js';
import { createIdempotencyStore, idempotencyKeyLengthMax, toScope } from './idempotency.js';
import { newTraceId } from './keys.js';
import { parseAuthorization } from './secret-key.js';

/** What an endpoint does once the caller is known and nothing was answered before. */
export type Endpoint = (request: SimulatorRequest, context: ExecutionContext) => Answer;

type Execute = Operation['execute'];

/** What all endpoints of the API share: keys, idempotency, forced errors, headers. */
export type Api = {
  /** For the merchant's server: with a secret key. */
  readonly guarded: (endpoint: Endpoint) => Execute;
  /** For the customer's browser: without. */
  readonly open: (endpoint: Endpoint) => Execute;
};

export type ApiDeps = {
  readonly collections: Collections;
  readonly nowMs: () => number;
  /** What trace ids are drawn from. */
  readonly prng: Prng;
  /** Whether a 5xx is replayed under its idempotency key like every other answer. */
  readonly keepsServerErrors: boolean;
};

/** An API to which nobody has come yet. */
export function createApi({ collections, nowMs, prng, keepsServerErrors }: ApiDeps): Api {
  const store = createIdempotencyStore(collections);
  const replies = new Map<string, number>();

  /** A new one for each reply, whatever else is asked meanwhile. */
  function nextTraceId({ method, path }: SimulatorRequest): string {
    const asked = `${method} ${path}`;
    const nth = (replies.get(asked) ?? 0) + 1;
    replies.set(asked, nth);
    return newTraceId(prng.fork(`${asked} ${nth}`).next);
  }

  function reply(answer: Answer, request: SimulatorRequest, firstTraceId?: string): SimulatorReply {
    const idempotencyKey = request.headers['idempotency-key'];
    const traceId = nextTraceId(request);
    return toReply(answer, {
      'x-tosspayments-trace-id':
        firstTraceId === undefined ? traceId : `${traceId}, ${firstTraceId}`,
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    });
  }

  function once(request: SimulatorRequest, scope: string, answer: () => Answer): SimulatorReply {
    const kept = store.find(scope, nowMs());
    if (kept !== undefined) return reply(kept.answer, request, kept.traceId);
    const first = answer();
    const sent = reply(first, request);
    const traceId = sent.headers['x-tosspayments-trace-id'] ?? '';
    if (first.status < 500 || keepsServerErrors) {
      store.keep(scope, { answer: first, traceId, keptAtMs: nowMs() });
    }
    return sent;
  }

  function guarded(endpoint: Endpoint): Execute {
    return (request, context) => {
      const caller = parseAuthorization(request.headers['authorization']);
      if (caller.kind === 'refused') return reply(answerError(caller.code, request), request);
      const answer = () => forcedError(request) ?? endpoint(request, context);
      const { method, path } = request;
      const idempotencyKey = request.headers['idempotency-key'];
      if (method !== 'POST' || idempotencyKey === undefined) return reply(answer(), request);
      if (idempotencyKey.length > idempotencyKeyLengthMax) {
        return reply(answerError('INVALID_IDEMPOTENCY_KEY', request), request);
      }
      const { secretKey } = caller;
      return once(request, toScope({ idempotencyKey, secretKey, method, path }), answer);
    };
  }

  return {
    guarded,
    open: (endpoint) => (request, context) => reply(endpoint(request, context), request),
  };
}

/**
 * The error that the caller asks for; looked at before anything else in the request.
 * Source: Toss Payments docs, TossPayments-Test-Code. Assumed: it works on cancel as on confirm, and a
 * code outside the tables is an invalid request.
 */
function forcedError(request: SimulatorRequest): Answer | undefined {
  const code = request.headers['tosspayments-test-code'];
  if (request.method !== 'POST' || code === undefined) return undefined;
  return answerError(isListed(code) ? code : 'INVALID_REQUEST', request);
}
