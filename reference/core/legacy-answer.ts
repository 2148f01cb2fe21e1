// What the legacy order system's replies mean. A refusal is believed only in its own words: a code of the closed
// list, with its own status and envelope. A maintenance page, an unknown code or a half answer tells nothing.

import type { Outcome, Reply } from './answer.js';
import type { LegacyCall } from './call.js';
import { parseOrderId } from './ids.js';
import { asObject, parseObject } from './json.js';
import { isWholeWon, parseKrw } from './money.js';
import { isHeld, type OrderSeen, type OrderSighting, type OrderState } from './sighting.js';

const accounting = ['ACCOUNTING_REJECTED', 'ACCOUNTING_CLOSED', 'STOCK_MISSING'];
const notOurs = ['NOT_PAYABLE', 'NOT_YOURS', 'NOT_IN_PROGRESS'];

/** The business refusals of each call. Whatever is not listed is a technical failure: nobody knows. */
export const legacyRefusals: Readonly<Record<LegacyCall['kind'], ReadonlySet<string>>> = {
  claim: new Set([
    ...notOurs,
    'VERSION_MISMATCH',
    'ALREADY_COMPLETE',
    'CANCELLING',
    'ORDER_UNKNOWN',
  ]),
  complete: new Set([
    ...notOurs,
    ...accounting,
    'VERSION_MISMATCH',
    'ALREADY_COMPLETE',
    'CANCELLING',
    'AMOUNT_MISMATCH',
  ]),
  fence: new Set([...notOurs, 'ALREADY_COMPLETE']),
  // An order that is complete must not pass for one that was let go.
  release: new Set(notOurs),
};

/** Accepted only when the order that comes with the answer shows the change. */
export function classifyLegacy(reply: Reply, call: LegacyCall): Outcome {
  const { result, code, order } = parseObject(reply.body) ?? {};
  const seen = parseOrder(order);
  const isShown = seen?.orderId === call.orderId && showsChange(call, seen);
  if (isAcceptance(reply, result) && isShown) return { kind: 'accepted' };
  if (isRefusal(reply, result, code)) {
    // "Already complete" by this very attempt is the answer that an earlier try lost.
    const isOwn = call.kind === 'complete' && code === 'ALREADY_COMPLETE' && isShown;
    if (isOwn) return { kind: 'accepted' };
    if (legacyRefusals[call.kind].has(code)) return { kind: 'rejected', code };
  }
  const parts = [`HTTP ${reply.status}`, result, code].filter((part) => typeof part === 'string');
  return { kind: 'unknown', reason: parts.join(' ') };
}

function isAcceptance({ status }: Reply, result: unknown): boolean {
  return status === 200 && result === 'OK';
}

function isRefusal({ status }: Reply, result: unknown, code: unknown): code is string {
  const isStatusOfIt = status === 409 || (status === 404 && code === 'ORDER_UNKNOWN');
  return isStatusOfIt && result === 'REJECTED';
}

/** What a reply to "read the order" shows. Another order's data in it is as good as none. */
export function classifyOrder(reply: Reply, orderId: string): OrderSighting {
  const body = parseObject(reply.body) ?? {};
  if (reply.status === 404 && body['code'] === 'ORDER_UNKNOWN') return { kind: 'absent' };
  const order = reply.status === 200 ? parseOrder(body['order']) : undefined;
  return order?.orderId === orderId
    ? { kind: 'seen', order }
    : { kind: 'unreachable', error: `HTTP ${reply.status} without a readable order` };
}

function showsChange(call: LegacyCall, order: OrderSeen): boolean {
  switch (call.kind) {
    case 'claim':
      return isHeld(order, 'in-progress', call.attemptId) && order.amountKrw === call.amountKrw;
    case 'complete':
      return isHeld(order, 'complete', call.attemptId) && order.amountKrw === call.amountKrw;
    case 'fence':
      return isHeld(order, 'cancelling', call.attemptId);
    case 'release':
      return order.attemptId !== call.attemptId;
  }
}

const states: readonly OrderState[] = [
  'payable',
  'in-progress',
  'cancelling',
  'complete',
  'unpayable',
  'closed',
];

function parseOrder(value: unknown): OrderSeen | undefined {
  const { orderId, orderName, state, amount, version, attemptId } = asObject(value) ?? {};
  const id = typeof orderId === 'string' ? parseOrderId(orderId) : undefined;
  const known = states.find((one) => one === state);
  if (id === undefined || known === undefined || typeof orderName !== 'string') return;
  if (!isWholeWon(version) || typeof amount !== 'number') return;
  if (attemptId !== null && typeof attemptId !== 'string') return;
  return {
    orderId: id,
    orderName,
    state: known,
    amountKrw: parseKrw(amount) ?? null,
    version,
    attemptId,
  };
}
