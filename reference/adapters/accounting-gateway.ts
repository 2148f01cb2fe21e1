// The shop's accounting server over HTTP.

import type { AccountingGateway } from '../app/ports.js';
import { classifyPost, classifyPosting } from '../core/accounting-answer.js';
import type { PostCall } from '../core/call.js';
import { toEvidence } from './evidence.js';
import type { HttpTransport } from './http-transport.js';

export type AccountingGatewayDeps = {
  readonly transport: HttpTransport;
  /** Without a slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
};

export function createAccountingGateway({
  transport,
  url,
  timeoutMs,
}: AccountingGatewayDeps): AccountingGateway {
  const pathOf = (orderId: string) => `${url}/orders/${encodeURIComponent(orderId)}/postings`;
  return {
    post: async (call) => {
      const result = await transport.send({
        method: 'POST',
        url: pathOf(call.orderId),
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(toBody(call)),
        timeoutMs,
      });
      const evidence = toEvidence(result);
      return result.kind === 'no-reply'
        ? { outcome: { kind: 'unknown', reason: result.reason }, evidence }
        : { outcome: classifyPost(result, call), evidence };
    },
    find: async ({ orderId, postingId }) => {
      const result = await transport.send({
        method: 'GET',
        url: `${pathOf(orderId)}/${encodeURIComponent(postingId)}`,
        headers: { accept: 'application/json' },
        timeoutMs,
      });
      return result.kind === 'no-reply'
        ? { kind: 'unreachable', error: result.reason }
        : classifyPosting(result, postingId);
    },
  };
}

function toBody({ postingId, paymentKey, amountKrw, businessDay }: PostCall): unknown {
  return { postingId, paymentKey, amount: amountKrw, businessDay };
}
