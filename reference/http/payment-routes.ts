import type { ResponseToolkit, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { type CallbackAnswer, type CallbackDeps, takeCallback } from '../app/callback.js';
import { type PayAnswer, type PayDeps, pay } from '../app/pay.js';
import { readStatus, type Status } from '../app/status.js';
import { parseAttemptId, parseOrderId, parsePaymentKey, parsePgOrderId } from '../core/ids.js';
import { parseKrw, parseKrwDigits } from '../core/money.js';
import { invariant } from '../core/result.js';
import { inProgressBody, readyBody, wordBody } from './answer-bodies.js';
import { refuse } from './error-response.js';
import { payloadOptions } from './payload-options.js';

type PayBody = { readonly orderId: string; readonly requestId: string };

const payBody = Joi.object<PayBody, true>({
  orderId: text((value) => parseOrderId(value) !== undefined),
  requestId: Joi.string()
    .pattern(/^[A-Za-z0-9_-]{8,64}$/)
    .required(),
});

type CallbackBody = {
  readonly secret: string;
  readonly paymentKey: string;
  readonly orderId: string;
  readonly amount: number | string;
};

const callbackBody = Joi.object<CallbackBody>({
  secret: Joi.string().max(64).required(),
  paymentKey: text((value) => parsePaymentKey(value) !== undefined),
  orderId: text((value) => parsePgOrderId(value) !== undefined),
  // The PG's success URL carries the amount as digits; a page may pass them on as they are.
  amount: Joi.any()
    .custom((value: unknown, { error }) =>
      toKrw(value) === undefined ? error('any.invalid') : value,
    )
    .required(),
});

/** What a customer's page asks. */
export function createPaymentRoutes(deps: PayDeps & CallbackDeps): ServerRoute[] {
  return [
    {
      method: 'POST',
      path: '/payments',
      options: {
        description: 'Claims an order for payment and answers what the payment window needs',
        plugins: {
          answers: {
            200: { description: 'The payment window may be opened', body: readyBody },
            409: { description: 'Somebody is paying this order already', body: inProgressBody },
          },
        },
        payload: payloadOptions,
        validate: { payload: payBody },
      },
      handler: async ({ payload }, h) => {
        const { orderId, requestId } = payload as PayBody; // Validated above.
        return toPayResponse(
          h,
          await pay(deps, { orderId: known(parseOrderId(orderId)), requestId }),
        );
      },
    },
    {
      method: 'POST',
      path: '/payments/{attemptId}/callback',
      options: {
        description: 'Takes what the PG sent the customer back with, and confirms the payment',
        plugins: { answers: { 200: { description: 'How the payment stands', body: wordBody } } },
        payload: payloadOptions,
        validate: { payload: callbackBody },
      },
      handler: async ({ params, payload }, h) => {
        const attemptId = parseAttemptId(String(params['attemptId']));
        if (attemptId === undefined) return refuse(h, 'ATTEMPT_UNKNOWN');
        const callback = toCallback(payload as CallbackBody); // Validated above.
        return toCallbackResponse(h, await takeCallback(deps, { attemptId, callback }));
      },
    },
    {
      method: 'GET',
      path: '/payments/{attemptId}',
      options: {
        description: 'How the payment stands, for whoever holds the secret of the attempt',
        tags: ['customer'],
        plugins: { answers: { 200: { description: 'How it stands', body: wordBody } } },
      },
      handler: async ({ params, headers }, h) => {
        const attemptId = parseAttemptId(String(params['attemptId']));
        const secret = headers['attempt-secret'];
        if (attemptId === undefined || typeof secret !== 'string') {
          return refuse(h, 'ATTEMPT_UNKNOWN');
        }
        const status = await readStatus(deps, { attemptId, secret });
        return status === undefined ? refuse(h, 'ATTEMPT_UNKNOWN') : h.response(toBody(status));
      },
    },
  ];
}

function toPayResponse(h: ResponseToolkit, answer: PayAnswer) {
  switch (answer.kind) {
    case 'ready': {
      const { id, secret, pgOrderId, claim } = answer.attempt;
      const { amountKrw, orderName } = known(claim);
      return h.response({
        status: 'ready',
        attempt: { id, secret, pgOrderId, amountKrw, orderName },
      });
    }
    case 'in-progress':
      return h.response({ status: 'in-progress' }).code(409);
    case 'refused':
      return refuse(h, answer.reason);
  }
}

function toCallbackResponse(h: ResponseToolkit, answer: CallbackAnswer) {
  return answer.kind === 'refused' ? refuse(h, answer.reason) : h.response(toBody(answer));
}

function toBody({ word, deposit }: Status) {
  return { status: word, ...(deposit !== null && { deposit }) };
}

function toCallback({ secret, paymentKey, orderId, amount }: CallbackBody) {
  return {
    secret,
    paymentKey: known(parsePaymentKey(paymentKey)),
    pgOrderId: known(parsePgOrderId(orderId)),
    amountKrw: known(toKrw(amount)),
  };
}

function toKrw(value: unknown) {
  return typeof value === 'string' ? parseKrwDigits(value) : parseKrw(value);
}

function text(isKnown: (value: string) => boolean) {
  return Joi.string()
    .custom((value: string, { error }) => (isKnown(value) ? value : error('any.invalid')))
    .required();
}

/** For what validation (or the step log) has made certain. */
function known<T>(value: T | null | undefined): T {
  invariant(value !== null && value !== undefined, 'a validated value is there');
  return value;
}
