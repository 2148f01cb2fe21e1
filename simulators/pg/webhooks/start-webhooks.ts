// A PG with webhooks for tests: a clock that is moved by hand, and a merchant who answers as he is told.

import { createPrng } from '../../kit/choices/prng.js';
import { createManualClock } from '../../kit/clock/manual-clock.js';
import { createMovableClock } from '../../kit/clock/movable-clock.js';
import { everyTick } from '../../kit/clock/quiet.js';
import { askDirectly, type Question } from '../../kit/exchange/ask-directly.js';
import type { StateDocument } from '../../kit/exchange/simulator-state.js';
import { parseTarget } from '../../kit/faults/address.js';
import { createHistory } from '../../kit/history/history.js';
import { createPgSimulator } from '../pg-simulator.js';
import { eventTypes } from './core/event-type.js';
import type { WebhookAnswer } from './core/outcome.js';
import type { WebhookFault } from './core/webhook-fault.js';
import type { SendWebhook, WebhookMessage } from './send-webhook.js';
import type { WebhookRule } from './webhook-rules.js';
import type { WebhooksDeps } from './webhooks.js';
import { withWebhooks } from './with-webhooks.js';

/** 2026-11-22, six o'clock in the morning in Korea. */
export const startMs = Date.parse('2026-11-22T06:00:00+09:00');

const basicKey = `Basic ${Buffer.from('test_sk_simulated:').toString('base64')}`;

/** A webhook as the merchant got it, `atMs` after the start. */
export type Received = WebhookMessage & {
  readonly atMs: number;
  /** Undefined when it can not be read. */
  readonly json: WebhookJson | undefined;
};

type WebhookJson = {
  readonly eventType?: string;
  readonly createdAt: string;
  readonly status?: string;
  readonly secret?: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** What the merchant does with the nth webhook (from 0): a status, or nothing. */
export type Answering = (nth: number, received: Received) => number | 'silence';

type Started = Partial<Pick<WebhooksDeps, 'settings' | 'faults' | 'endpoints' | 'session'>> & {
  readonly answering?: Answering;
};

export const shop = 'http://shop/webhooks';

const cardToRegister = {
  customerKey: 'customer-1',
  cardNumber: '9410001234567890',
  cardExpirationYear: '30',
  cardExpirationMonth: '12',
  customerIdentityNumber: '900101',
};

/** One endpoint for everything, which answers 200, unless told otherwise. */
export function startWebhooks({ answering = () => 200, ...given }: Started = {}) {
  const clock = createMovableClock(createManualClock(startMs));
  const history = createHistory(clock);
  const received: Received[] = [];
  const send: SendWebhook = (message, signal) => {
    const atMs = clock.nowMs() - startMs;
    received.push({ ...message, atMs, json: parse(message.body) });
    const answer = answering(received.length - 1, received.at(-1) as Received); // Just pushed.
    if (answer !== 'silence') return Promise.resolve({ kind: 'answered', status: answer });
    return new Promise<WebhookAnswer>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve({ kind: 'no-answer', reason: 'aborted' });
      });
    });
  };
  const prng = createPrng(1);
  const { pg, webhooks } = withWebhooks(createPgSimulator({ clock, history, prng }), {
    endpoints: [{ url: shop, eventTypes: [...eventTypes] }],
    ...given,
    clock,
    history,
    prng,
    send,
  });

  function ask(path: string, body: object, headers: Question['headers'] = {}) {
    return askDirectly(pg, {
      method: 'POST',
      path,
      body,
      headers: { authorization: basicKey, 'ttadak-order': 'R-1', ...headers },
    });
  }

  const authenticate = (orderId = 'pg-order-1') => {
    const { json } = ask('/simulator/authentications', { orderId, amount: 33_000 });
    return String(json['paymentKey']);
  };
  const confirm = (paymentKey: string, orderId = 'pg-order-1') =>
    ask('/v1/payments/confirm', { paymentKey, orderId, amount: 33_000 });

  return {
    pg,
    /** Of customer-1. */
    issueBillingKey: () =>
      String(ask('/v1/billing/authorizations/card', cardToRegister).json['billingKey']),
    /** The merchant's server or anybody else asks the PG. */
    ask: (method: Question['method'], path: string, body: object = {}) =>
      askDirectly(pg, { method, path, body, headers: { authorization: basicKey } }),
    webhooks,
    clock,
    history,
    received,
    /** Lets so much time pass, and everybody finish what they can. */
    run: async (byMs: number) => {
      await clock.advance(byMs, everyTick);
      await everyTick();
    },
    authenticate,
    confirm,
    /** A payment that is approved at once; returns its key. */
    pay: (orderId?: string) => {
      const paymentKey = authenticate(orderId);
      confirm(paymentKey, orderId);
      return paymentKey;
    },
    cancel: (paymentKey: string, body: object = {}) =>
      ask(`/v1/payments/${paymentKey}/cancel`, { cancelReason: '고객 요청', ...body }),
    /** What the merchant was told, in the order in which it came. */
    told: () => received.map(({ json }) => json?.data?.['status'] ?? json?.status ?? null),
    statuses: () => webhooks.desk.all().map(({ status }) => status),
    restore: (documents: readonly StateDocument[]) => {
      pg.state.restore(documents);
    },
  };
}

/** A rule for a test. */
export function ruleAt(at: string, fault: WebhookFault, afterMs?: number): WebhookRule {
  const target = parseTarget(at);
  if (target === undefined) throw new Error(`${at} is no target.`);
  return { at: target, fault, ...(afterMs === undefined ? {} : { afterMs }) };
}

function parse(body: string): WebhookJson | undefined {
  try {
    return JSON.parse(body) as WebhookJson; // What the PG writes.
  } catch {
    return undefined;
  }
}
