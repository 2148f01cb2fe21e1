import { approvalKey } from '../acts/begin-payment.js';
import { payAtOnce } from '../acts/pay-at-once.js';
import { readTypedCard } from '../acts/read-typed-card.js';
import { answerError, answerWith } from '../answer.js';
import { answerPayment } from '../answer-payment.js';
import { shownForPgOrder } from '../core/books.js';
import { decideConfirm } from '../core/confirm.js';
import { type Asked, type Endpoint, param, withBody } from '../endpoint.js';
import { newAccountNumber } from '../keys.js';
import { orderOfConfirm, orderOfNew, orderOfOrderPath, orderOfPath } from '../order-of.js';
import type { Pg } from '../pg.js';
import {
  type ConfirmBody,
  type KeyInBody,
  readConfirm,
  readConfirmOlder,
  readKeyIn,
} from '../requests/payment-requests.js';
import { isPair } from '../secret-key.js';

/** Approvals and look-ups. Source: Toss Payments docs, Core API. */
export const paymentEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.confirm',
    method: 'POST',
    path: '/v1/payments/confirm',
    caller: 'merchant',
    orderOf: orderOfConfirm,
    answer: withBody(readConfirm, confirm),
  },
  {
    name: 'pg.confirm-older',
    method: 'POST',
    path: '/v1/payments/{paymentKey}',
    caller: 'merchant',
    orderOf: orderOfConfirm,
    answer: withBody(readConfirmOlder, (pg, body, asked) => {
      if (!pg.switches.servesOlderRoutes) return answerError('NOT_FOUND', asked.request);
      return confirm(pg, { ...body, paymentKey: param(asked.request, 'paymentKey') }, asked);
    }),
  },
  {
    name: 'pg.key-in',
    method: 'POST',
    path: '/v1/payments/key-in',
    caller: 'merchant',
    orderOf: orderOfNew,
    answer: withBody(readKeyIn, keyIn),
  },
  {
    name: 'pg.look-up-order',
    method: 'GET',
    path: '/v1/payments/orders/{orderId}',
    caller: 'merchant',
    isThrottled: true,
    orderOf: orderOfOrderPath,
    answer: (pg, asked) => {
      const shown = shownForPgOrder(pg.books, param(asked.request, 'orderId'));
      return lookUp(pg, shown?.paymentKey, asked);
    },
  },
  {
    name: 'pg.look-up',
    method: 'GET',
    path: '/v1/payments/{paymentKey}',
    caller: 'merchant',
    isThrottled: true,
    orderOf: orderOfPath,
    answer: (pg, asked) => lookUp(pg, param(asked.request, 'paymentKey'), asked),
  },
];

function confirm(pg: Pg, { paymentKey, orderId, amount }: ConfirmBody, asked: Asked) {
  const { switches, inHand } = pg;
  const { request, exchange, answer, secretKey } = asked;
  const inHandAs = `confirm of ${paymentKey}`;
  const isInHand = inHand.isTaken(inHandAs);
  inHand.take(inHandAs, exchange);
  const decision = decideConfirm(
    pg.books,
    {
      paymentKey,
      pgOrderId: orderId,
      amount,
      isPair: ({ clientKey }) => isPair(clientKey, secretKey, switches.keyPairs),
      isInHand,
      answer,
      transactionKey: approvalKey(pg, paymentKey),
      accountNumber: () => newAccountNumber(pg.randomFor(`account of ${paymentKey}`)),
      nowMs: pg.nowMs(),
    },
    switches,
  );
  return answerPayment(pg, { paymentKey, refusal: pg.carryOut(decision, exchange), request });
}

function keyIn(pg: Pg, body: KeyInBody, asked: Asked) {
  const card = readTypedCard(body, pg.nowMs());
  if (typeof card === 'string') return answerError(card, asked.request);
  return payAtOnce(pg, { wish: body, instrument: { kind: 'card', card } }, asked);
}

function lookUp(pg: Pg, paymentKey: string | undefined, { request, answer }: Asked) {
  const payment = paymentKey === undefined ? undefined : pg.find(paymentKey);
  if (answer !== undefined) return answerError(answer, request);
  if (payment === undefined) return answerError('NOT_FOUND_PAYMENT', request);
  return answerWith(pg.show(payment));
}
