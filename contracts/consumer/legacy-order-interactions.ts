// What the payment service needs of the legacy order system.

import { MatchersV3 } from '@pact-foundation/pact';
import type { Contract, Interaction } from '../interaction.js';
import { amountKrw, attemptId, orderId, orderName, otherAttemptId, paymentKey } from './sample.js';

const { integer, string } = MatchersV3;

const order = { orderId, orderName, amount: amountKrw };
const versionRead = 1;

const lookUp = { method: 'GET', path: `/orders/${orderId}` } as const;
const claim = post('claim', { version: versionRead });
const complete = post('complete', { paymentKey, amount: amountKrw });
const fence = post('fence', {});
const release = post('release', {});

const held = { name: 'an attempt holds the order', params: { ...order, attemptId } };

export const lookUpFound: Interaction = {
  description: 'a look-up of a payable order',
  state: { name: 'an order is payable', params: { ...order, version: versionRead } },
  request: lookUp,
  response: {
    status: 200,
    body: { order: { ...order, state: 'payable', version: versionRead, attemptId: null } },
  },
};

export const lookUpUnknown: Interaction = {
  description: 'a look-up of an unknown order',
  state: { name: 'the order is unknown', params: {} },
  request: lookUp,
  response: { status: 404, body: { code: 'ORDER_UNKNOWN' } },
};

export const claimAccepted: Interaction = {
  description: 'a claim of a payable order',
  state: lookUpFound.state,
  request: claim,
  response: done('in-progress', attemptId),
};

export const claimRejected: Interaction = {
  description: 'a claim of an order that changed after it was read',
  state: {
    name: 'an order changed after it was read',
    params: { ...order, version: versionRead + 1 },
  },
  request: claim,
  response: rejected('VERSION_MISMATCH'),
};

export const completeAccepted: Interaction = {
  description: 'a completion of a held order',
  state: held,
  request: complete,
  response: done('complete', attemptId),
};

export const completeRejected: Interaction = {
  description: 'a completion that the accounting rejects',
  state: {
    name: 'the accounting will reject the completion',
    params: { ...held.params, code: 'ACCOUNTING_REJECTED' },
  },
  request: complete,
  response: rejected('ACCOUNTING_REJECTED'),
};

export const fenceAccepted: Interaction = {
  description: 'a fence around a held order',
  state: held,
  request: fence,
  response: done('cancelling', attemptId),
};

export const fenceRejected: Interaction = {
  description: 'a fence around a completed order',
  state: { name: 'an attempt completed the order', params: held.params },
  request: fence,
  response: rejected('ALREADY_COMPLETE'),
};

export const releaseAccepted: Interaction = {
  description: 'a release of a fenced order',
  state: { name: 'an attempt fenced the order', params: held.params },
  request: release,
  response: done('payable', null),
};

export const releaseRejected: Interaction = {
  description: 'a release of an order that another attempt holds',
  state: { name: held.name, params: { ...order, attemptId: otherAttemptId } },
  request: release,
  response: rejected('NOT_YOURS'),
};

export const legacyOrderContract: Contract = {
  provider: 'legacy-order',
  interactions: [
    lookUpFound,
    lookUpUnknown,
    claimAccepted,
    claimRejected,
    completeAccepted,
    completeRejected,
    fenceAccepted,
    fenceRejected,
    releaseAccepted,
    releaseRejected,
  ],
};

function post(act: string, body: Readonly<Record<string, string | number>>) {
  return {
    method: 'POST',
    path: `/orders/${orderId}/${act}`,
    body: { attemptId, ...body },
  } as const;
}

/** Name and version are read too, but only for their kind. */
function done(state: string, holder: string | null) {
  const shown = { orderName: string(orderName), version: integer(2) };
  return {
    status: 200,
    body: {
      result: 'OK',
      order: { orderId, amount: amountKrw, state, attemptId: holder, ...shown },
    },
  };
}

function rejected(code: string) {
  return { status: 409, body: { result: 'REJECTED', code } };
}
