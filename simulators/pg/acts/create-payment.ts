import { type Answer, answerError } from '../answer.js';
import { answerPayment } from '../answer-payment.js';
import { findMethod } from '../browser/protocol/methods.js';
import { decideCreation } from '../core/create-payment.js';
import type { CheckoutTerms } from '../core/payment-event.js';
import type { Asked } from '../endpoint.js';
import type { Pg } from '../pg.js';
import type { CreatePaymentBody } from '../requests/create-payment-request.js';
import { clientKeyOf } from '../secret-key.js';
import { beginPayment } from './begin-payment.js';

/** A payment that waits for the customer on its checkout page, from the merchant's wish to the answer. */
export function createPayment(
  pg: Pg,
  body: CreatePaymentBody,
  { request, exchange, answer, secretKey }: Asked,
): Answer {
  const { methodMissing } = pg.switches;
  if (body.method == null && methodMissing !== null) return answerError(methodMissing, request);
  const opened = beginPayment(pg, {
    ...body,
    currency: body.currency ?? 'KRW',
    cultureExpense: body.cultureExpense ?? false,
    clientKey: clientKeyOf(secretKey, pg.switches.keyPairs),
    order: request.headers['ttadak-order'] ?? null,
    checkout: toCheckoutTerms(body),
  });
  const decision = decideCreation(pg.books, { opened, answer }, pg.switches);
  const refusal = pg.carryOut(decision, exchange);
  return answerPayment(pg, { paymentKey: opened.paymentKey, refusal, request });
}

function toCheckoutTerms(body: CreatePaymentBody): CheckoutTerms {
  const { successUrl, failUrl } = body;
  const { cardCompany, customerName, customerMobilePhone, validHours, provider, country } = body;
  const said = { cardCompany, customerName, customerMobilePhone, validHours, provider, country };
  const known = Object.entries(said).filter(
    (field): field is [string, string | number] => field[1] != null,
  );
  return { method: methodOf(body), successUrl, failUrl, known: Object.fromEntries(known) };
}

/**
 * Null lets the customer choose, as in a window of SDK v1. Assumed: a card together with an easy pay that the window knows
 * is that easy pay, while another is not heeded.
 */
function methodOf({ method, easyPay }: CreatePaymentBody): string | null {
  const found = findMethod(method);
  const named = findMethod(easyPay);
  const isEasyPay = found?.booked === 'card' && named?.booked === 'easy-pay';
  return (isEasyPay ? named : found)?.code ?? null;
}
