import { payAtOnce } from '../acts/pay-at-once.js';
import { readTypedCard } from '../acts/read-typed-card.js';
import { type Answer, answerError, answerNothing, answerWith } from '../answer.js';
import { bankCodeOf } from '../banks.js';
import { toBillingObject } from '../billing-object.js';
import type { BillingAuthorization, BillingKey, BillingSource } from '../billing-store.js';
import { readCard, windowCard } from '../cards.js';
import { type Asked, type Endpoint, param, withBody } from '../endpoint.js';
import { newAuthKey, newBillingKey } from '../keys.js';
import { noOrder, orderOfNew } from '../order-of.js';
import type { Pg } from '../pg.js';
import {
  readCharge,
  readIssue,
  readIssueByCard,
  readIssueOlder,
} from '../requests/billing-requests.js';
import { readBillingAuthorization } from '../requests/window-requests.js';

/** Source: Toss Payments docs, Billing. */
export const billingEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.authorize-billing',
    method: 'POST',
    path: '/simulator/billing-authorizations',
    caller: 'anyone',
    orderOf: noOrder,
    answer: withBody(readBillingAuthorization, (pg, body, { request }) => {
      const source = readSource(body);
      if (typeof source === 'string') return answerError(source, request);
      const { customerKey } = body;
      const authKey = newAuthKey(pg.randomFor(`auth key ${pg.billing.authorizations.size()}`));
      pg.billing.authorizations.set(authKey, { authKey, customerKey, source, isUsed: false });
      return answerWith({ authKey, customerKey });
    }),
  },
  {
    name: 'pg.issue-billing-key',
    method: 'POST',
    path: '/v1/billing/authorizations/issue',
    caller: 'merchant',
    orderOf: noOrder,
    answer: withBody(readIssue, issueByAuthorization),
  },
  {
    name: 'pg.issue-billing-key-older',
    method: 'POST',
    path: '/v1/billing/authorizations/{authKey}',
    caller: 'merchant',
    orderOf: noOrder,
    answer: withBody(readIssueOlder, (pg, { customerKey }, asked) => {
      if (!pg.switches.servesOlderRoutes) return answerError('NOT_FOUND', asked.request);
      const authKey = param(asked.request, 'authKey');
      return issueByAuthorization(pg, { authKey, customerKey }, asked);
    }),
  },
  {
    name: 'pg.issue-billing-key-by-card',
    method: 'POST',
    path: '/v1/billing/authorizations/card',
    caller: 'merchant',
    orderOf: noOrder,
    answer: withBody(readIssueByCard, (pg, body, asked) => {
      const card = readTypedCard(body, pg.nowMs());
      if (typeof card === 'string') return answerError(card, asked.request);
      return issue(pg, { customerKey: body.customerKey, source: { kind: 'card', card } }, asked);
    }),
  },
  {
    name: 'pg.charge-billing-key',
    method: 'POST',
    path: '/v1/billing/{billingKey}',
    caller: 'merchant',
    orderOf: orderOfNew,
    answer: withBody(readCharge, (pg, body, asked) => {
      const found = findKey(pg, asked);
      if (typeof found === 'string') return answerError(found, asked.request);
      const { customerKey, source } = found;
      if (customerKey !== body.customerKey)
        return answerError('NOT_MATCHES_CUSTOMER_KEY', asked.request);
      const wish = { ...body, type: 'BILLING' } as const;
      const instrument = toInstrument(source, body.cardInstallmentPlan ?? 0);
      return payAtOnce(pg, { wish, instrument }, asked);
    }),
  },
  {
    name: 'pg.remove-billing-key',
    method: 'DELETE',
    path: '/v1/billing/{billingKey}',
    caller: 'merchant',
    orderOf: noOrder,
    answer: (pg, asked) => {
      const found = findKey(pg, asked);
      if (typeof found === 'string') return answerError(found, asked.request);
      if (asked.answer !== undefined) return answerError(asked.answer, asked.request);
      pg.billing.keys.set(found.billingKey, { ...found, isRemoved: true });
      return answerNothing;
    },
  },
];

type WindowSource = {
  readonly method: 'CARD' | 'TRANSFER';
  readonly card?: { readonly number?: string | undefined } | undefined;
  readonly transfer?:
    | { readonly bankCode?: string | undefined; readonly accountNumber?: string | undefined }
    | undefined;
};

/** What the customer registers, or the code to refuse it with; what they do not say is the ordinary. */
function readSource({ method, card, transfer }: WindowSource): BillingSource | string {
  if (method === 'TRANSFER') {
    const bankCode = bankCodeOf(transfer?.bankCode ?? '20');
    if (bankCode === undefined) return 'INVALID_BANK';
    return {
      kind: 'transfer',
      bankCode,
      accountNumber: transfer?.accountNumber ?? '1002123456789',
    };
  }
  const read = card?.number === undefined ? windowCard : readCard(card.number);
  return read === undefined ? 'INVALID_CARD_NUMBER' : { kind: 'card', card: read };
}

type Consent = Pick<BillingAuthorization, 'authKey' | 'customerKey'>;

function issueByAuthorization(pg: Pg, consent: Consent, asked: Asked): Answer {
  const found = findAuthorization(pg, consent);
  if (typeof found === 'string') return answerError(found, asked.request);
  if (asked.answer === undefined) {
    pg.billing.authorizations.set(found.authKey, { ...found, isUsed: true });
  }
  return issue(pg, found, asked);
}

/** What the customer consented to, or the code to refuse the merchant with. */
function findAuthorization(
  { billing, switches }: Pg,
  { authKey, customerKey }: Consent,
): BillingAuthorization | string {
  const found = billing.authorizations.get(authKey);
  if (found === undefined) return switches.unknownAuthKey;
  if (found.customerKey !== customerKey) return 'NOT_MATCHES_CUSTOMER_KEY';
  return found.isUsed ? switches.usedAuthKey : found;
}

function issue(
  pg: Pg,
  { customerKey, source }: Pick<BillingKey, 'customerKey' | 'source'>,
  { request, answer }: Asked,
): Answer {
  if (answer !== undefined) return answerError(answer, request);
  const billingKey = newBillingKey(pg.randomFor(`billing key ${pg.billing.keys.size()}`));
  const authenticatedAtMs = pg.nowMs();
  const key = { billingKey, customerKey, source, authenticatedAtMs, isRemoved: false };
  pg.billing.keys.set(billingKey, key);
  return answerWith(toBillingObject(key));
}

/** The billing key in the path, or the code to refuse it with. */
function findKey({ billing, switches }: Pg, { request }: Asked): BillingKey | string {
  const key = billing.keys.get(param(request, 'billingKey'));
  if (key === undefined) return switches.unknownBillingKey;
  return key.isRemoved ? 'ALREADY_REMOVED_BILLING_KEY' : key;
}

function toInstrument(source: BillingSource, installmentPlanMonths: number) {
  if (source.kind === 'transfer') return source;
  return { kind: source.kind, card: { ...source.card, installmentPlanMonths } };
}
