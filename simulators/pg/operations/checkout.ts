import { answerError } from '../answer.js';
import { type Endpoint, param } from '../endpoint.js';
import { orderOfPath } from '../order-of.js';

/** The page that `checkout.url` of a payment leads to. Assumed: all of it; nobody integrates with the page. */
export const checkoutEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.checkout',
    method: 'GET',
    path: '/v1/payments/{paymentKey}/checkout',
    caller: 'anyone',
    orderOf: orderOfPath,
    answer: (pg, { request, answer }) => {
      const payment = pg.find(param(request, 'paymentKey'));
      if (answer !== undefined) return answerError(answer, request);
      if (payment === undefined) return answerError('NOT_FOUND_PAYMENT', request);
      const { orderName, amount, currency, status } = payment;
      const lines = [orderName, `${amount} ${currency}`, status].map(
        (line) => `<p>${escape(line)}</p>`,
      );
      const body = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>결제</title>${lines.join('')}</html>`;
      return { status: 200, body, code: null, contentType: 'text/html; charset=utf-8' };
    },
  },
];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>]/g, (letter) => entities[letter] ?? letter);
}
