// What the payment service needs of the PG: Toss Payments core API v1, version 2022-11-16.

import { MatchersV3 } from '@pact-foundation/pact';
import type { Contract, Interaction } from '../interaction.js';
import { amountKrw, day, paymentKey, pgOrderId, transactionKey } from './sample.js';

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

/** So few that the list has a second page. */
export const pageRows = 1;

const list = {
  method: 'GET',
  path: '/v1/transactions',
  query: {
    startDate: `${day.date}T00:00:00`,
    endDate: `${day.date}T23:59:59.999`,
    limit: String(pageRows),
  },
  headers: { authorization },
} as const;

const listBehindFirst = { ...list, query: { ...list.query, startingAfter: transactionKey } };

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

const capturedAndCancelled = {
  name: 'a capture and its cancel are listed',
  params: { ...payment, transactionKey },
};

export const listPage: Interaction = {
  description: 'the first page of a day of transactions',
  state: capturedAndCancelled,
  request: list,
  response: {
    status: 200,
    body: [{ ...listed('DONE'), transactionKey }],
  },
};

export const listNextPage: Interaction = {
  description: 'the next page of a day of transactions',
  state: capturedAndCancelled,
  request: listBehindFirst,
  response: { status: 200, body: [listed('CANCELED')] },
};

export const listEmpty: Interaction = {
  description: 'a day without transactions',
  state: { name: 'no money has moved', params: {} },
  request: list,
  response: { status: 200, body: [] },
};

export const listUnknownPlace: Interaction = {
  description: 'a page of transactions behind an unknown one',
  state: { name: 'no money has moved', params: {} },
  request: listBehindFirst,
  response: { status: 400, body: { code: 'INVALID_TRANSACTION_KEY' } },
};

export const listTooOften: Interaction = {
  description: 'a list of transactions that is asked for too often',
  state: { name: 'no more lists are given for now', params: {} },
  request: list,
  response: { status: 429, body: {} },
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
    listPage,
    listNextPage,
    listEmpty,
    listUnknownPlace,
    listTooOften,
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

/** A row of the list; when it happened, and what a later one is called, the PG decides. */
function listed(status: string) {
  return {
    transactionKey: MatchersV3.string('txn-2'),
    paymentKey,
    orderId: pgOrderId,
    status,
    transactionAt: MatchersV3.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/,
      '2026-11-22T06:00:01+09:00',
    ),
    currency: 'KRW',
    amount: amountKrw,
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
