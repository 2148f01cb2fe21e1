import type { Evidence } from '../core/answer.js';
import type { HttpResult } from './http-transport.js';

const bodyLengthMax = 4096;

/** What helps to find this exchange again in a partner's own records. */
const headersKept = ['content-type', 'date', 'idempotency-key', 'x-tosspayments-trace-id'];

/** The answer as it came, cut to what a step log should hold. */
export function toEvidence(result: HttpResult): Evidence {
  if (result.kind === 'no-reply') return result;
  const { status, headers, body } = result;
  const kept = headersKept.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    kind: 'reply',
    status,
    headers: Object.fromEntries(kept),
    body: body.slice(0, bodyLengthMax),
  };
}
