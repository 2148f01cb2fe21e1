// The legacy order system over HTTP.

import type { LegacyGateway } from '../app/ports.js';
import type { LegacyCall } from '../core/call.js';
import { classifyLegacy, classifyOrder } from '../core/legacy-answer.js';
import { toEvidence } from './evidence.js';
import type { HttpTransport } from './http-transport.js';

export type LegacyGatewayDeps = {
  readonly transport: HttpTransport;
  /** Without a slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
};

export function createLegacyGateway({
  transport,
  url,
  timeoutMs,
}: LegacyGatewayDeps): LegacyGateway {
  const pathOf = (orderId: string) => `${url}/orders/${encodeURIComponent(orderId)}`;
  return {
    perform: async (call) => {
      const result = await transport.send({
        method: 'POST',
        url: `${pathOf(call.orderId)}/${call.kind}`,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(toBody(call)),
        timeoutMs,
      });
      const evidence = toEvidence(result);
      return result.kind === 'no-reply'
        ? { outcome: { kind: 'unknown', reason: result.reason }, evidence }
        : { outcome: classifyLegacy(result, call), evidence };
    },
    readOrder: async (orderId) => {
      const headers = { accept: 'application/json' };
      const result = await transport.send({
        method: 'GET',
        url: pathOf(orderId),
        headers,
        timeoutMs,
      });
      return result.kind === 'no-reply'
        ? { kind: 'unreachable', error: result.reason }
        : classifyOrder(result, orderId);
    },
  };
}

function toBody(call: LegacyCall): unknown {
  const { attemptId } = call;
  switch (call.kind) {
    case 'claim':
      return { attemptId, version: call.version };
    case 'complete':
      return { attemptId, paymentKey: call.paymentKey, amount: call.amountKrw };
    case 'fence':
    case 'release':
      return { attemptId };
  }
}
