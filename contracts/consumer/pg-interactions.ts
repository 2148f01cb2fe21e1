// What the payment service needs of the PG: Toss Payments core API v1, version 2022-11-16.

import { MatchersV3 } from '@pact-foundation/pact';
import type { Contract, Interaction } from '../interaction.js';
import { amountKrw, paymentKey, pgOrderId } from './sample.js';

export const secretKey = 'test_sk_contract';
export const confirmIdempotencyKey = 'confirm-contract1';
export const cancelIdempotencyKey = 'cancel-contract1';

const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
const payment = { paymentKey, orderId: pgOrderId, amount: amountKrw };

const confirm = {
  method: 'POST',
  path: '/v1/payments/confirm',
  headers: { authorization, 'idempotency-key': confirmIdempotencyKey },
  body: payment,
} as const;

const cancel = {
  method: 'POST',
  path: `/v1/payments/${paymentKey}/cancel`,
  headers: { authorization, 'idempotency-key': cancelIdempotencyKey },
  body: { cancelReason: 'The order could not be completed.' },
} as const;

const lookUp = {
  method: 'GET',
  path: `/v1/payments/${paymentKey}`,
  headers: { authorization },
} as const;

const lookUpOrder = {
  method: 'GET',
  path: `/v1/payments/orders/${pgOrderId}`,
  headers: { authorization },
} as const;

const captured = shown('DONE', amountKrw);
const waiting = shown('WAITING_FOR_DEPOSIT', amountKrw);
const issued = { ...waiting, body: { ...waiting.body, virtualAccount: anyAccount() } };
const unknown = { status: 404, body: { code: 'NOT_FOUND_PAYMENT' } };

export const confirmAccepted: Interaction = {
  description: 'a confirm of an authenticated payment',
  state: { name: 'a payment is authenticated', params: payment },
  request: confirm,
  response: captured,
};

export const confirmDeclined: Interaction = {
  description: 'a confirm that the card company declines',
  state: {
    name: 'the card company will decline the payment',
    params: { ...payment, code: 'REJECT_CARD_PAYMENT' },
  },
  request: confirm,
  response: { status: 403, body: { code: 'REJECT_CARD_PAYMENT' } },
};

export const confirmIssuesAccount: Interaction = {
  description: 'a confirm of a payment by virtual account',
  state: { name: 'a payment by virtual account is authenticated', params: payment },
  request: confirm,
  response: issued,
};

export const lookUpAwaitingDeposit: Interaction = {
  description: 'a look-up of a payment that awaits its deposit',
  state: { name: 'a payment awaits its deposit', params: payment },
  request: lookUpOrder,
  response: issued,
};

export const lookUpFound: Interaction = {
  description: 'a look-up by payment key',
  state: { name: 'a payment is captured', params: payment },
  request: lookUp,
  response: captured,
};

export const lookUpOrderFound: Interaction = {
  description: 'a look-up by order id',
  state: { name: 'a payment is captured', params: payment },
  request: lookUpOrder,
  response: captured,
};

export const lookUpUnknown: Interaction = {
  description: 'a look-up by an unknown payment key',
  state: { name: 'the payment is unknown', params: {} },
  request: lookUp,
  response: unknown,
};

export const lookUpOrderUnknown: Interaction = {
  description: 'a look-up by an unknown order id',
  state: { name: 'the payment is unknown', params: {} },
  request: lookUpOrder,
  response: unknown,
};

export const cancelAccepted: Interaction = {
  description: 'a cancel of a captured payment',
  state: { name: 'a payment is captured', params: payment },
  request: cancel,
  response: shown('CANCELED', 0),
};

export const cancelledAlready: Interaction = {
  description: 'a cancel of a cancelled payment',
  state: { name: 'a payment is cancelled', params: payment },
  request: cancel,
  response: { status: 400, body: { code: 'ALREADY_CANCELED_PAYMENT' } },
};

export const pgContract: Contract = {
  provider: 'pg',
  interactions: [
    confirmAccepted,
    confirmDeclined,
    confirmIssuesAccount,
    lookUpAwaitingDeposit,
    lookUpFound,
    lookUpOrderFound,
    lookUpUnknown,
    lookUpOrderUnknown,
    cancelAccepted,
    cancelledAlready,
  ],
};

/** Which account it is, the PG decides; that it may be paid into does follow from the state. */
function anyAccount() {
  return {
    bankCode: MatchersV3.string('20'),
    accountNumber: MatchersV3.string('X6505636518308'),
    dueDate: MatchersV3.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/,
      '2026-11-29T15:00:01+09:00',
    ),
    expired: false,
  };
}

/** Every value follows from the request and the state, so every one is exact. */
function shown(status: string, balanceAmount: number) {
  return {
    status: 200,
    body: {
      paymentKey,
      orderId: pgOrderId,
      status,
      currency: 'KRW',
      totalAmount: amountKrw,
      balanceAmount,
    },
  };
}
