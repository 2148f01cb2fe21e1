import { cancelPayment } from '../acts/cancel-payment.js';
import { answerPayment } from '../answer-payment.js';
import { type Endpoint, param, withBody } from '../endpoint.js';
import { orderOfPath } from '../order-of.js';
import { readCancel } from '../requests/payment-requests.js';

/** Source: Toss Payments docs, Cancel a payment. */
export const cancelEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.cancel',
    method: 'POST',
    path: '/v1/payments/{paymentKey}/cancel',
    caller: 'merchant',
    isThrottled: true,
    orderOf: orderOfPath,
    answer: withBody(readCancel, (pg, body, { request, exchange, answer }) => {
      const paymentKey = param(request, 'paymentKey');
      const refusal = cancelPayment(pg, { paymentKey, body, by: 'service', exchange, answer });
      return answerPayment(pg, { paymentKey, refusal, request });
    }),
  },
];
