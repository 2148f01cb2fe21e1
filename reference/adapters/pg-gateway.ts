// The PG over HTTP: Toss Payments core API v1, version 2022-11-16.

import type { PgGateway } from '../app/ports.js';
import type { PgCall } from '../core/call.js';
import { classifyCancel, classifyConfirm, classifyLookUp, type LookUp } from '../core/pg-answer.js';
import type { PaymentSeen } from '../core/sighting.js';
import { toEvidence } from './evidence.js';
import type { HttpResult, HttpTransport } from './http-transport.js';
import { toAuthorization } from './pg-authorization.js';

export type PgGatewayDeps = {
  readonly transport: HttpTransport;
  /** Without a slash at its end. */
  readonly url: string;
  readonly secretKey: string;
  readonly timeoutMs: number;
};

/** The same for every try: an idempotency key promises the same bytes. */
const cancelReason = 'The order could not be completed.';

export function createPgGateway(deps: PgGatewayDeps): PgGateway {
  return {
    perform: async (call) => {
      const result = await post(deps, call);
      const evidence = toEvidence(result);
      return result.kind === 'no-reply'
        ? { outcome: { kind: 'unknown', reason: result.reason }, evidence }
        : { outcome: classify(result, call), evidence };
    },
    lookUp: async ({ pgOrderId, paymentKey }) => {
      const paths = [
        ...(paymentKey === null ? [] : [`/v1/payments/${encodeURIComponent(paymentKey)}`]),
        `/v1/payments/orders/${encodeURIComponent(pgOrderId)}`,
      ];
      const payments = new Map<string, PaymentSeen>();
      for (const path of paths) {
        const found = await lookUpOne(deps, path);
        if (found.kind === 'unreadable') return { kind: 'unreachable', error: found.reason };
        if (found.kind === 'found') payments.set(found.payment.paymentKey, found.payment);
      }
      return { kind: 'seen', payments: [...payments.values()] };
    },
  };
}

function classify(reply: { status: number; body: string }, call: PgCall) {
  return call.kind === 'confirm' ? classifyConfirm(reply, call) : classifyCancel(reply, call);
}

async function lookUpOne(deps: PgGatewayDeps, path: string): Promise<LookUp> {
  const { transport, url, timeoutMs } = deps;
  const headers = { authorization: toAuthorization(deps.secretKey), accept: 'application/json' };
  const result = await transport.send({ method: 'GET', url: url + path, headers, timeoutMs });
  return result.kind === 'no-reply'
    ? { kind: 'unreadable', reason: result.reason }
    : classifyLookUp(result);
}

function post(deps: PgGatewayDeps, call: PgCall): Promise<HttpResult> {
  const { transport, url, timeoutMs } = deps;
  const { path, body } = toRequest(call);
  return transport.send({
    method: 'POST',
    url: url + path,
    headers: {
      authorization: toAuthorization(deps.secretKey),
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': call.idempotencyKey,
    },
    body: JSON.stringify(body),
    timeoutMs,
  });
}

function toRequest(call: PgCall): { readonly path: string; readonly body: unknown } {
  const { paymentKey, pgOrderId, amountKrw } = call;
  return call.kind === 'confirm'
    ? {
        path: '/v1/payments/confirm',
        body: { paymentKey, orderId: pgOrderId, amount: amountKrw },
      }
    : {
        path: `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`,
        body: { cancelReason },
      };
}
