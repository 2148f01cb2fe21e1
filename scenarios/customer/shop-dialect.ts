// How a customer's acts become requests to the payment service, and its answers words.
// Another service speaks another dialect; this one is the reference's.
import { z } from 'zod';
import { parseJson } from '../../simulators/kit/exchange/parse-json.js';
import { rememberParsed } from '../../simulators/kit/exchange/remember-parsed.js';
import type { Told } from '../../simulators/kit/history/history-entry.js';
import type { Method } from '../../simulators/pg/core/method.js';
import type { HttpAnswer, HttpRequest } from '../world/world.js';

/** What the service hands to the page for the payment window. */
export type Attempt = {
  readonly id: string;
  readonly secret: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
  readonly orderName: string;
};

/** What the PG hands to the browser when the customer has authenticated. */
export type Authentication = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
};

export type ShopAnswer = {
  readonly told: Told;
  readonly attempt: Attempt | null;
  /** Where to pay by transfer. `dueAtMs` in milliseconds since the epoch. */
  readonly account: Account | null;
};

export type Account = {
  readonly accountNumber: string;
  readonly amountKrw: number;
  readonly dueAtMs: number;
};

const answerSchema = z.object({
  status: z.enum([
    'ready',
    'in-progress',
    'awaiting-deposit',
    'checking',
    'confirming',
    'paid',
    'cancelled',
    'not-charged',
    'manual',
    'refused',
  ]),
  attempt: z
    .object({
      id: z.string(),
      secret: z.string(),
      pgOrderId: z.string(),
      amountKrw: z.int(),
      orderName: z.string(),
    })
    .exactOptional(),
  deposit: z
    .object({ accountNumber: z.string(), amountKrw: z.int(), dueAt: z.iso.datetime() })
    .transform(({ dueAt, ...rest }): Account => ({ ...rest, dueAtMs: Date.parse(dueAt) }))
    .nullish()
    .catch(null),
});

export function payRequest(order: string, requestId: string): HttpRequest {
  return post('/payments', { orderId: order, requestId });
}

const webhookPath = '/webhooks/pg';

/** Where the PG is told to send its webhooks. The world knows where the service is at the moment. */
export const webhookUrl = `http://service${webhookPath}`;

/** What a run knows of a webhook that somebody forges. */
export type Forgery = { readonly name: string; readonly tells: string; readonly createdAt: string };

/** A webhook as the PG might have sent it about this attempt; there is nothing in it that only the PG can know. */
export function forgedWebhookRequest(
  { pgOrderId, amountKrw }: Attempt,
  { name, tells, createdAt }: Forgery,
): HttpRequest {
  const data = { orderId: pgOrderId, status: tells, totalAmount: amountKrw };
  const request = post(webhookPath, { eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data });
  const id = { 'tosspayments-webhook-transmission-id': name };
  return { ...request, headers: { ...request.headers, ...id } };
}

export function callbackRequest(
  attempt: Pick<Attempt, 'id' | 'secret'>,
  { paymentKey, pgOrderId, amountKrw }: Authentication,
): HttpRequest {
  return post(`/payments/${encodeURIComponent(attempt.id)}/callback`, {
    secret: attempt.secret,
    paymentKey,
    orderId: pgOrderId,
    amount: amountKrw,
  });
}

export function statusRequest(attempt: Attempt): HttpRequest {
  return {
    method: 'GET',
    path: `/payments/${encodeURIComponent(attempt.id)}`,
    headers: { 'attempt-secret': attempt.secret },
    body: null,
  };
}

const parseAnswer = rememberParsed((body) => answerSchema.safeParse(parseJson(body)));

/** What somebody may try who has seen the attempt's id, for it stands in addresses and logs. */
export function peekRequests(attempt: Attempt): readonly HttpRequest[] {
  const secrets = ['', attempt.secret.slice(0, 1), `${attempt.secret}0`, 'a-guessed-secret-0000'];
  const lists = ['/operator/manual-items', '/operator/attempts'];
  return [
    ...secrets.map((secret) => statusRequest({ ...attempt, secret })),
    { ...statusRequest(attempt), headers: {} },
    ...lists.map((path): HttpRequest => ({ method: 'GET', path, headers: {}, body: null })),
  ];
}

/** What an answer told the customer. One that cannot be read says nothing about money: `nothing`. */
export function readShopAnswer(answer: HttpAnswer): ShopAnswer {
  const parsed = parseAnswer(answer?.body ?? '');
  if (parsed.success) {
    const { status, attempt = null, deposit = null } = parsed.data;
    return { told: status, attempt, account: deposit };
  }
  const isRefusal = answer !== null && answer.status >= 400 && answer.status < 500;
  return { told: isRefusal ? 'refused' : 'nothing', attempt: null, account: null };
}

/** Words after which a customer stops asking. */
export function isFinalWord(told: Told): boolean {
  return told === 'paid' || told === 'cancelled' || told === 'not-charged' || told === 'manual';
}

/** What a customer chooses in the payment window. */
export type Choice = {
  readonly amountKrw: number;
  /** A card when it is not said. */
  readonly method?: Method;
  readonly payWithinMs?: number;
};

function toAccountWish(payWithinMs: number) {
  return { bankCode: '20', customerName: 'Kim', validHours: payWithinMs / 3_600_000 };
}

/** What the customer's bank tells the PG of the account of this payment. */
export function bankRequest(
  { paymentKey }: Authentication,
  act: { readonly kind: 'deposit' | 'reverse-deposit'; readonly amountKrw?: number },
): HttpRequest {
  const account = `/simulator/virtual-accounts/${encodeURIComponent(paymentKey)}`;
  if (act.kind === 'reverse-deposit') return post(`${account}/deposit-reversals`, {});
  const { amountKrw } = act;
  return post(`${account}/deposits`, amountKrw === undefined ? {} : { amount: amountKrw });
}

/** The authentication that a customer's payment window asks the PG for. */
export function authenticationRequest(
  order: string,
  { pgOrderId, orderName }: Attempt,
  { amountKrw, method, payWithinMs = 8_000 }: Choice,
): HttpRequest {
  const request = post('/simulator/authentications', {
    orderId: pgOrderId,
    amount: amountKrw,
    orderName,
    ...(method !== undefined && { method }),
    ...(method === 'virtual-account' && { virtualAccount: toAccountWish(payWithinMs) }),
  });
  return { ...request, headers: { ...request.headers, 'ttadak-order': order } };
}

const authenticationSchema = z.object({
  paymentKey: z.string(),
  orderId: z.string(),
  amount: z.int(),
});

export function readAuthentication(answer: HttpAnswer): Authentication | null {
  const parsed = authenticationSchema.safeParse(parseJson(answer?.body ?? ''));
  if (!parsed.success) return null;
  const { paymentKey, orderId, amount } = parsed.data;
  return { paymentKey, pgOrderId: orderId, amountKrw: amount };
}

function post(path: string, body: unknown): HttpRequest {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', path, headers, body: JSON.stringify(body) };
}
