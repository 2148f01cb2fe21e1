import { beginAgain, beginPayment } from '../acts/begin-payment.js';
import { readInstrument } from '../acts/read-instrument.js';
import { type Answer, answerError, answerWith } from '../answer.js';
import { answerPayment } from '../answer-payment.js';
import { decideAuthentication, decideRefusal } from '../core/authenticate.js';
import { accept } from '../core/decision.js';
import type { Payment } from '../core/payment.js';
import { type Endpoint, param, withBody } from '../endpoint.js';
import { newTraceId } from '../keys.js';
import { orderOfNew, orderOfPath } from '../order-of.js';
import type { Pg } from '../pg.js';
import {
  readAuthentication,
  readInstrumentFields,
  readRefusal,
  readWindow,
} from '../requests/window-requests.js';

/** What the payment window does with the customer, as plain HTTP. */
export const windowEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.authenticate',
    method: 'POST',
    path: '/simulator/authentications',
    caller: 'anyone',
    orderOf: orderOfNew,
    answer: withBody(readAuthentication, (pg, body, { request, exchange, answer }) => {
      const instrument = readInstrument(body, pg.nowMs());
      if (typeof instrument === 'string') return answerError(instrument, request);
      // Refused, it is the customer who gave up.
      if (answer !== undefined) return answerError(answer, request);
      const opened = beginPayment(pg, { order: request.headers['ttadak-order'] ?? null, ...body });
      const { paymentKey } = opened;
      const approvableUntilMs = opened.atMs + pg.switches.approvalWindowMs;
      const authenticated = { kind: 'authenticated', paymentKey, instrument } as const;
      pg.carryOut(
        accept(opened, { ...authenticated, atMs: opened.atMs, approvableUntilMs }),
        exchange,
      );
      return answerAuthenticated(pg, paymentKey);
    }),
  },
  {
    name: 'pg.open-window',
    method: 'POST',
    path: '/simulator/windows',
    caller: 'anyone',
    orderOf: orderOfNew,
    answer: withBody(readWindow, (pg, body, { request, exchange, answer }) => {
      if (answer !== undefined) return answerError(answer, request);
      if (body.flow === 'billing') {
        return answerWith({
          authRequestId: newTraceId(pg.randomFor(`billing of ${body.customerKey}`)),
        });
      }
      const opened = beginPayment(pg, { order: request.headers['ttadak-order'] ?? null, ...body });
      const refusal = pg.carryOut(accept(opened), exchange);
      return answerPayment(pg, { paymentKey: opened.paymentKey, refusal, request });
    }),
  },
  {
    name: 'pg.authenticate-in-window',
    method: 'POST',
    path: '/simulator/windows/{paymentKey}/authentications',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: withBody(readInstrumentFields, (pg, fields, { request, exchange, answer }) => {
      const nowMs = pg.nowMs();
      const instrument = readInstrument(fields, nowMs);
      if (typeof instrument === 'string') return answerError(instrument, request);
      if (answer !== undefined) return answerError(answer, request);
      const payment = pg.books.find(param(request, 'paymentKey'));
      if (payment === undefined) return answerError('NOT_FOUND_PAYMENT_SESSION', request);
      const approvableUntilMs = nowMs + pg.switches.approvalWindowMs;
      const again = beginAgain(pg, payment);
      const decision = decideAuthentication(payment, {
        instrument,
        again,
        nowMs,
        approvableUntilMs,
      });
      const refusal = pg.carryOut(decision, exchange);
      if (refusal !== null) return answerError(refusal, request);
      return answerAuthenticated(pg, decision.events.at(-1)?.paymentKey ?? payment.paymentKey);
    }),
  },
  {
    name: 'pg.refuse-in-window',
    method: 'POST',
    path: '/simulator/windows/{paymentKey}/refusals',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: withBody(readRefusal, (pg, { code }, { request, exchange }) => {
      const paymentKey = param(request, 'paymentKey');
      const decision = decideRefusal(pg.books.find(paymentKey), { code, nowMs: pg.nowMs() });
      return answerPayment(pg, { paymentKey, refusal: pg.carryOut(decision, exchange), request });
    }),
  },
];

/** What the page that the window returns to is told. */
function answerAuthenticated(pg: Pg, paymentKey: string): Answer {
  const { pgOrderId, amount } = requirePayment(pg, paymentKey);
  return answerWith({ paymentKey, orderId: pgOrderId, amount, paymentType: 'NORMAL' });
}

function requirePayment({ books }: Pg, paymentKey: string): Payment {
  const payment = books.find(paymentKey);
  if (payment === undefined) throw new Error(`The payment ${paymentKey} was just authenticated.`);
  return payment;
}
