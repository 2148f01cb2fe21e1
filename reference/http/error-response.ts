// The one place where a refusal becomes an HTTP answer. Boom appears only here.

import { isBoom } from '@hapi/boom';
import type { Lifecycle, Request, ResponseToolkit } from '@hapi/hapi';
import type { CallbackAnswer } from '../app/callback.js';
import type { PayRefusal } from '../app/pay.js';
import type { Log } from '../app/ports.js';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';

export type Refusal = PayRefusal | Extract<CallbackAnswer, { kind: 'refused' }>['reason'];

/** The status of each refusal. A refusal says nothing about money. */
export function statusOf(refusal: Refusal): number {
  switch (refusal) {
    case 'ORDER_UNKNOWN':
    case 'ATTEMPT_UNKNOWN':
      return 404;
    case 'ORDER_NOT_PAYABLE':
    case 'ORDER_CHANGED':
    case 'ORDER_ID_MISMATCH':
    case 'AMOUNT_MISMATCH':
    case 'PAYMENT_KEY_MISMATCH':
    case 'ATTEMPT_CLOSED':
    case 'WINDOW_OVER':
      return 409;
    case 'TRY_LATER':
      return 503;
  }
}

/** Answers a refusal. */
export function refuse(h: ResponseToolkit, reason: Refusal) {
  return h.response({ status: 'refused', reason }).code(statusOf(reason));
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
