import { createPayment } from '../acts/create-payment.js';
import { type Answer, answerError } from '../answer.js';
import { toLanguage } from '../browser/protocol/language.js';
import { toCheckoutWindow } from '../checkout-window.js';
import type { Payment } from '../core/payment.js';
import { type Endpoint, param, withBody } from '../endpoint.js';
import { orderOfNew, orderOfPath } from '../order-of.js';
import { readCreatePayment } from '../requests/create-payment-request.js';

/** Payments that the merchant's server begins, and the page that `checkout.url` of a payment leads to. */
export const checkoutEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.create-payment',
    method: 'POST',
    path: '/v1/payments',
    caller: 'merchant',
    orderOf: orderOfNew,
    answer: withBody(readCreatePayment, createPayment),
  },
  {
    name: 'pg.checkout',
    method: 'GET',
    path: '/v1/payments/{paymentKey}/checkout',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: ({ find, pages }, { request, answer }) => {
      const payment = find(param(request, 'paymentKey'));
      if (answer !== undefined) return answerError(answer, request);
      if (payment === undefined) return answerError('NOT_FOUND_PAYMENT', request);
      const language = toLanguage(request.headers['accept-language'] ?? '');
      const location = toCheckoutWindow(payment, { pages, language });
      if (location === null) return showPayment(payment);
      return { status: 302, body: '', code: null, location };
    },
  },
];

/** Assumed: all of it. */
function showPayment({ orderName, amount, currency, status }: Payment): Answer {
  const lines = [orderName, `${amount} ${currency}`, status].map(
    (line) => `<p>${escape(line)}</p>`,
  );
  const body = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>결제</title>${lines.join('')}</html>`;
  return { status: 200, body, code: null, contentType: 'text/html; charset=utf-8' };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>]/g, (letter) => entities[letter] ?? letter);
}
