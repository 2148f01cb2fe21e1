// Rows for tests of the step log.

import { type OrderId, parseOrderId, toAttemptId, toPgOrderId } from '../core/ids.js';
import { invariant } from '../core/result.js';
import type { CreatedStep, Stamp, Step } from '../core/step.js';

export function creation(name: string, order = 'R-1'): CreatedStep & Stamp {
  return {
    kind: 'created',
    attemptId: toAttemptId(name),
    orderId: requireOrderId(order),
    requestId: 'request-1',
    secret: 'secret',
    pgOrderId: toPgOrderId(name),
    atMs: 1,
    by: 'test',
  };
}

function requireOrderId(text: string): OrderId {
  const orderId = parseOrderId(text);
  invariant(orderId !== undefined, 'a test names orders as they are named');
  return orderId;
}

export const leased: Step = { kind: 'leased', owner: 'me', untilMs: 9, atMs: 2, by: 'test' };
export const voided: Step = { kind: 'voided', atMs: 2, by: 'test' };
export const closed: Step = {
  kind: 'closed',
  end: 'released',
  why: 'TEST',
  atMs: 4,
  by: 'test',
};
export const flag: Step = { kind: 'flagged', cause: 'EVIDENCE_CONFLICT', atMs: 5, by: 'test' };
/** A remark. */
export const told: Step = { kind: 'told', word: 'checking', atMs: 3, by: 'test' };
/** A remark that counts. */
export const refused: Step = {
  kind: 'callback-refused',
  reason: 'TEST',
  paymentKey: 'key',
  atMs: 2,
  by: 'test',
};
/** A remark that brings an ended attempt back: there is news of it. */
export const hinted: Step = {
  kind: 'hinted',
  hint: { transmissionId: 'w-1', eventType: null, status: 'CANCELED', createdAt: null },
  atMs: 5,
  by: 'test',
};
