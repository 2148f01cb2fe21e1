// The one place where a refusal becomes an HTTP answer. Boom appears only here.

import { isBoom } from '@hapi/boom';
import type { Lifecycle, Request, ResponseToolkit } from '@hapi/hapi';
import type { ActRefusalReason } from '../app/act-on-item.js';
import type { CallbackAnswer } from '../app/callback.js';
import type { PayRefusal } from '../app/pay.js';
import type { Log } from '../app/ports.js';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';

export type Refusal =
  | PayRefusal
  | Extract<CallbackAnswer, { kind: 'refused' }>['reason']
  | ActRefusalReason
  | 'OPERATOR_UNNAMED';

/** The status of each refusal. A refusal says nothing about money. */
const statuses: Readonly<Record<Refusal, number>> = {
  ORDER_UNKNOWN: 404,
  ATTEMPT_UNKNOWN: 404,
  ITEM_UNKNOWN: 404,
  OPERATOR_UNNAMED: 403,
  ORDER_NOT_PAYABLE: 409,
  ORDER_CHANGED: 409,
  ORDER_ID_MISMATCH: 409,
  AMOUNT_MISMATCH: 409,
  PAYMENT_KEY_MISMATCH: 409,
  ATTEMPT_CLOSED: 409,
  WINDOW_OVER: 409,
  ITEM_CHANGED: 409,
  ORDER_NOT_COMPLETE: 409,
  MONEY_NOT_HELD: 409,
  POSTING_OWED: 409,
  ORDER_PAID_TWICE: 409,
  MONEY_STILL_HELD: 409,
  NOTHING_RETURNED: 409,
  ORDER_COMPLETE: 409,
  STILL_MOVING: 409,
  ORDER_HELD: 409,
  ORDER_PAYABLE: 409,
  CHANGED: 409,
  PG_UNREACHABLE: 503,
  ORDER_UNREACHABLE: 503,
  TRY_LATER: 503,
};

export function statusOf(refusal: Refusal): number {
  return statuses[refusal];
}

/** Answers a refusal, with what else there is to say of it. */
export function refuse(h: ResponseToolkit, reason: Refusal, more: object = {}) {
  return h.response({ status: 'refused', reason, ...more }).code(statusOf(reason));
}

/** Gives what hapi itself refuses (and what breaks) the service's own envelope. */
export function createErrorEnvelope(log: Log): Lifecycle.Method {
  return (request: Request, h: ResponseToolkit) => {
    const { response } = request;
    if (!isBoom(response)) return h.continue;
    if (response instanceof StepLogUnavailable) {
      log.warn({ reason: response.message, path: request.path }, 'step log out of reach');
      return refuse(h, 'TRY_LATER');
    }
    const { statusCode } = response.output;
    if (statusCode >= 500) log.error({ err: response, path: request.path }, 'request failed');
    const reason = reasons.get(statusCode) ?? (statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL');
    return h.response({ status: 'refused', reason }).code(statusCode);
  };
}

const reasons: ReadonlyMap<number, string> = new Map([
  [401, 'UNAUTHORIZED'],
  [404, 'NOT_FOUND'],
  [413, 'TOO_LARGE'],
  [415, 'NOT_JSON'],
]);
