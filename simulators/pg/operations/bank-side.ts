import { cancelPayment } from '../acts/cancel-payment.js';
import { answerPayment } from '../answer-payment.js';
import type { Decision } from '../core/decision.js';
import { decideDeposit, decideReversal } from '../core/deposit.js';
import { decideProvider } from '../core/provider-decision.js';
import { type Asked, type Endpoint, param, withBody } from '../endpoint.js';
import { newTransactionKey } from '../keys.js';
import { orderOfPath } from '../order-of.js';
import type { Pg } from '../pg.js';
import {
  readDeposit,
  readOperatorCancel,
  readProviderDecision,
} from '../requests/window-requests.js';

/** What the bank, a foreign provider and somebody in the back office do, as plain HTTP. */
export const bankSideEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.deposit',
    method: 'POST',
    path: '/simulator/virtual-accounts/{paymentKey}/deposits',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: withBody(readDeposit, (pg, { amount, depositorName }, asked) => {
      const decision = decideDeposit(paymentOf(pg, asked), {
        amount: amount ?? null,
        depositorName: depositorName ?? null,
        transactionKey: bankKey(pg, asked),
        nowMs: pg.nowMs(),
      });
      return carryOut(pg, decision, asked);
    }),
  },
  {
    name: 'pg.reverse-deposit',
    method: 'POST',
    path: '/simulator/virtual-accounts/{paymentKey}/deposit-reversals',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: (pg, asked) => {
      const transactionKey = bankKey(pg, asked);
      const decision = decideReversal(paymentOf(pg, asked), { transactionKey, nowMs: pg.nowMs() });
      return carryOut(pg, decision, asked);
    },
  },
  {
    name: 'pg.operator-cancel',
    method: 'POST',
    path: '/simulator/payments/{paymentKey}/operator-cancels',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: withBody(readOperatorCancel, (pg, { amount }, { request, exchange, answer }) => {
      const paymentKey = param(request, 'paymentKey');
      const body = { cancelReason: operatorReason, cancelAmount: amount };
      const refusal = cancelPayment(pg, { paymentKey, body, by: 'operator', exchange, answer });
      return answerPayment(pg, { paymentKey, refusal, request });
    }),
  },
  {
    name: 'pg.decide-cancel',
    method: 'POST',
    path: '/simulator/payments/{paymentKey}/cancel-decisions',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: withBody(readProviderDecision, (pg, { outcome }, asked) =>
      carryOut(pg, decideProvider(paymentOf(pg, asked), { outcome, nowMs: pg.nowMs() }), asked),
    ),
  },
];

/** What a refund in the back office is booked with. */
export const operatorReason = '가맹점 요청';

function paymentOf({ books }: Pg, { request }: Asked) {
  return books.find(param(request, 'paymentKey'));
}

/** Deposits and reversals of one account may take turns; each has a key of its own. */
function bankKey(pg: Pg, { request }: Asked): string {
  const paymentKey = param(request, 'paymentKey');
  const last = pg.books.find(paymentKey)?.lastTransactionKey ?? '';
  return newTransactionKey(pg.randomFor(`bank of ${paymentKey} after ${last}`));
}

function carryOut(pg: Pg, decision: Decision, { request, exchange }: Asked) {
  const paymentKey = param(request, 'paymentKey');
  return answerPayment(pg, { paymentKey, refusal: pg.carryOut(decision, exchange), request });
}
