import type { Operation, SimulatorRequest } from '../kit/exchange/simulator.js';
import { type Answer, answerError, answerWith } from './answer.js';
import type { Api, Endpoint } from './api.js';
import type { Bank } from './bank.js';
import { toPaymentObject } from './payment-object.js';
import {
  parseAuthenticationBody,
  parseCancelBody,
  parseConfirmBody,
  parseMention,
} from './requests.js';

/** The PG's endpoints over its books. */
export function createOperations(bank: Bank, api: Api): readonly Operation[] {
  const orderOfKey = (paymentKey: string | undefined) =>
    paymentKey === undefined ? null : (bank.find(paymentKey)?.order ?? null);
  const orderOfPgOrder = (pgOrderId: string | undefined) =>
    pgOrderId === undefined ? null : (bank.shownForPgOrder(pgOrderId)?.order ?? null);
  return [
    {
      name: 'pg.authenticate',
      method: 'POST',
      path: '/simulator/authentications',
      orderOf: ({ headers }) => headers['ttadak-order'] ?? null,
      execute: api.open(authenticate(bank)),
    },
    {
      name: 'pg.confirm',
      method: 'POST',
      path: '/v1/payments/confirm',
      orderOf: ({ body }) => {
        const { paymentKey, orderId } = parseMention(body) ?? {};
        return orderOfKey(paymentKey) ?? orderOfPgOrder(orderId);
      },
      execute: api.guarded(confirm(bank)),
    },
    {
      name: 'pg.look-up-order',
      method: 'GET',
      path: '/v1/payments/orders/{orderId}',
      orderOf: (request) => orderOfPgOrder(orderIdOf(request)),
      execute: api.guarded(lookUp((request) => bank.shownForPgOrder(orderIdOf(request)))),
    },
    {
      name: 'pg.look-up',
      method: 'GET',
      path: '/v1/payments/{paymentKey}',
      orderOf: (request) => orderOfKey(paymentKeyOf(request)),
      execute: api.guarded(lookUp((request) => bank.find(paymentKeyOf(request)))),
    },
    {
      name: 'pg.cancel',
      method: 'POST',
      path: '/v1/payments/{paymentKey}/cancel',
      orderOf: (request) => orderOfKey(paymentKeyOf(request)),
      execute: api.guarded(cancel(bank)),
    },
  ];
}

function paymentKeyOf({ params }: SimulatorRequest): string {
  return params['paymentKey'] ?? '';
}

function orderIdOf({ params }: SimulatorRequest): string {
  return params['orderId'] ?? '';
}

/** What the payment window does with the customer, as plain HTTP. Refused, it is the customer who gave up. */
function authenticate(bank: Bank): Endpoint {
  return (request, { answer, exchange }) => {
    const body = parseAuthenticationBody(request.body);
    if (body === undefined) return answerError('INVALID_REQUEST', request);
    if (answer !== undefined) return answerError(answer, request);
    const order = request.headers['ttadak-order'] ?? null;
    const { paymentKey, pgOrderId, amountKrw } = bank.authenticate({ ...body, order }, exchange);
    return answerWith({ paymentKey, orderId: pgOrderId, amount: amountKrw, paymentType: 'NORMAL' });
  };
}

function confirm(bank: Bank): Endpoint {
  return (request, context) => {
    const body = parseConfirmBody(request.body);
    if (body === undefined) return answerError('INVALID_REQUEST', request);
    const refusal = bank.confirm(body, context);
    return refusal === null ? answerPayment(bank, body.paymentKey) : answerError(refusal, request);
  };
}

function cancel(bank: Bank): Endpoint {
  return (request, context) => {
    const body = parseCancelBody(request.body);
    if (body === undefined) return answerError('INVALID_REQUEST', request);
    const paymentKey = paymentKeyOf(request);
    const refusal = bank.cancel({ ...body, paymentKey, by: 'service' }, context);
    return refusal === null ? answerPayment(bank, paymentKey) : answerError(refusal, request);
  };
}

function lookUp(find: (request: SimulatorRequest) => ReturnType<Bank['find']>): Endpoint {
  return (request, { answer }) => {
    const payment = find(request);
    if (answer !== undefined) return answerError(answer, request);
    if (payment === undefined) return answerError('NOT_FOUND_PAYMENT', request);
    return answerWith(toPaymentObject(payment));
  };
}

function answerPayment(bank: Bank, paymentKey: string): Answer {
  const payment = bank.find(paymentKey);
  if (payment === undefined) throw new Error(`The payment ${paymentKey} was just changed.`);
  return answerWith(toPaymentObject(payment));
}
