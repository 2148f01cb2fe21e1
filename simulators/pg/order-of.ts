import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { shownForPgOrder } from './core/books.js';
import type { Payment } from './core/payment.js';
import type { Pg } from './pg.js';
import { readMention } from './requests/read-body.js';

// Which order a request concerns: the repair order where the payment page named one, else the PG order id.

/** Of the payment key in the path, null when there is no such payment. */
export function orderOfPath(pg: Pg, { params }: SimulatorRequest): string | null {
  return orderOfKey(pg, params['paymentKey']);
}

/** Of the payment key in the body or path, else of the PG order id; null when the PG knows neither. */
export function orderOfConfirm(pg: Pg, { params, body }: SimulatorRequest): string | null {
  const { paymentKey, orderId } = mentionIn(body);
  return orderOfKey(pg, params['paymentKey'] ?? paymentKey) ?? orderOfPgOrder(pg, orderId);
}

/** Of the PG order id in the path, null when there is no payment of it. */
export function orderOfOrderPath(pg: Pg, { params }: SimulatorRequest): string | null {
  return orderOfPgOrder(pg, params['orderId']);
}

/** The repair order that the page says, else the PG order id that is only about to become known. */
export function orderOfNew(_pg: Pg, { headers, body }: SimulatorRequest): string | null {
  return headers['ttadak-order'] ?? mentionIn(body).orderId ?? null;
}

/** Requests that concern no order. */
export function noOrder(): null {
  return null;
}

/** The keys that a body speaks of. */
export function mentionIn(body: string) {
  const read = readMention(body);
  return read.kind === 'body' ? read.body : {};
}

function orderOfKey({ books }: Pg, paymentKey: string | undefined): string | null {
  return orderOfPayment(paymentKey === undefined ? undefined : books.find(paymentKey));
}

function orderOfPgOrder({ books }: Pg, pgOrderId: string | undefined): string | null {
  return orderOfPayment(pgOrderId === undefined ? undefined : shownForPgOrder(books, pgOrderId));
}

function orderOfPayment(payment: Payment | undefined): string | null {
  return payment === undefined ? null : (payment.order ?? payment.pgOrderId);
}
