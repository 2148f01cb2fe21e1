import assert from 'node:assert/strict';
import type { FakeAnswer, FakeService } from './fake-service.js';

/** What the payment page got to know of its attempt. */
export type Ticket = {
  readonly id: string;
  readonly secret: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
};

/** Asks to pay, as a page that was loaded once. */
export function askToPay(
  service: FakeService,
  orderId: string,
  requestId = 'request-1',
): Promise<FakeAnswer> {
  return service.request('POST', '/payments', { payload: { orderId, requestId } });
}

/** Opens an order and asks to pay it. */
export async function claimOrder(service: FakeService, orderId: string): Promise<Ticket> {
  service.partners.openOrder(orderId);
  const { status, body } = await askToPay(service, orderId);
  assert.equal(status, 200);
  return ticketOf(body);
}

export function ticketOf(body: FakeAnswer['body']): Ticket {
  return body['attempt'] as Ticket; // The service's own answer.
}

/** Authenticates at the PG and comes back with the callback, changed as the test likes. */
export function comeBack(
  service: FakeService,
  ticket: Ticket,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<FakeAnswer> {
  const key = typeof changes['paymentKey'] === 'string' ? changes['paymentKey'] : 'key-1';
  const isNew = service.partners.payments().every(({ paymentKey }) => paymentKey !== key);
  if (isNew) service.partners.authenticate(key, ticket.pgOrderId);
  const { secret, pgOrderId: orderId, amountKrw: amount } = ticket;
  const payload = { secret, paymentKey: key, orderId, amount, ...changes };
  return service.request('POST', `/payments/${ticket.id}/callback`, { payload });
}

export async function readStatus(service: FakeService, { id, secret }: Ticket): Promise<unknown> {
  const headers = { 'attempt-secret': secret };
  return (await service.request('GET', `/payments/${id}`, { headers })).body['status'];
}
