import assert from 'node:assert/strict';
import { createPrng } from '../../kit/choices/prng.js';
import { realClock } from '../../kit/clock/real-clock.js';
import { createExchanges } from '../../kit/exchange/exchange.js';
import { createAnswerPlan } from '../../kit/faults/answer-plan.js';
import { createFaultPlan } from '../../kit/faults/fault-plan.js';
import { createHistory } from '../../kit/history/history.js';
import { listen } from '../../kit/wire/listen.js';
import { createPgSimulator } from '../pg-simulator.js';
import { startPgSimulator } from '../start-pg-simulator.js';
import type { WebhookFault } from './core/webhook-fault.js';
import { sendOverHttp } from './send-over-http.js';
import { ruleAt } from './start-webhooks.js';
import type { WebhookRule } from './webhook-rules.js';
import { bodyOf, type Handler, withMerchant } from './with-merchant.js';
import { withWebhooks } from './with-webhooks.js';

/** Pays at a PG that listens, and tells in which order the merchant heard of it. */
async function payOnTheWire(faults: readonly WebhookRule[]): Promise<readonly string[]> {
  const heard: string[] = [];
  let hearAll: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    hearAll = resolve;
  });
  const hear = (what: string) => {
    heard.push(what);
    if (heard.length === 2) hearAll();
  };
  const handler: Handler = (request, response) => {
    void bodyOf(request).then(() => {
      hear('webhook');
      response.end();
    });
  };
  await withMerchant(handler, async (url) => {
    const history = createHistory(realClock);
    const prng = createPrng(1);
    const simulator = createPgSimulator({ clock: realClock, history, prng });
    const { pg, webhooks } = withWebhooks(simulator, {
      clock: realClock,
      history,
      prng,
      send: sendOverHttp,
      faults,
      endpoints: [{ url, eventTypes: ['PAYMENT_STATUS_CHANGED'] }],
    });
    const exchanges = createExchanges(pg, {
      clock: realClock,
      history,
      faults: createFaultPlan([]),
      answers: createAnswerPlan([]),
    });
    const onCrash = () => Promise.resolve();
    const listener = await listen({ simulator: pg, exchanges, onCrash });
    try {
      const ask = (path: string, body: object) =>
        fetch(`${listener.url}${path}`, {
          method: 'POST',
          headers: { authorization: `Basic ${Buffer.from('test_sk_1:').toString('base64')}` },
          body: JSON.stringify(body),
        });
      const order = { orderId: 'pg-order-1', amount: 1_000 };
      const authenticated = await ask('/simulator/authentications', order);
      const { paymentKey } = (await authenticated.json()) as { paymentKey: string };
      const confirmed = await ask('/v1/payments/confirm', { ...order, paymentKey });
      hear(`answer ${confirmed.status}`);
      await all;
    } finally {
      webhooks.close();
      await listener.close();
    }
  });
  return heard;
}

describe('webhooks of a PG that stands alone', () => {
  it('can be looked at by control, and the clock can be put forward to their re-sends', async () => {
    const counts: string[] = [];
    const handler: Handler = ({ headers }, response) => {
      counts.push(String(headers['tosspayments-webhook-transmission-retried-count']));
      response.writeHead(counts.length < 3 ? 500 : 200).end();
    };
    await withMerchant(handler, async (webhookUrl) => {
      const simulator = await startPgSimulator({ webhookUrl });
      try {
        const ask = async (method: string, path: string, body?: object) => {
          const response = await fetch(`${simulator.url}${path}`, {
            method,
            headers: {
              authorization: `Basic ${Buffer.from('test_sk_1:').toString('base64')}`,
              'content-type': 'application/json',
            },
            ...(body && { body: JSON.stringify(body) }),
          });
          return await response.json();
        };
        const order = { orderId: 'shop-order-1', amount: 1_000 };
        const authenticated = await ask('POST', '/simulator/authentications', order);
        await ask('POST', '/v1/payments/confirm', { ...order, ...(authenticated as object) });
        await ask('POST', '/simulator/clock/advance', { byMs: 10 * 60_000 });

        const outbox = await ask('GET', '/simulator/webhooks/outbox?order=shop-order-1');

        const [{ status, attempts }] = outbox as [{ status: string; attempts: unknown[] }];
        assert.deepEqual(counts, ['0', '1', '2']);
        assert.deepEqual([status, attempts.length], ['delivered', 3]);
      } finally {
        await simulator.close();
      }
    });
  });
});

describe('a webhook that comes before the answer', () => {
  it('keeps the payment and the idempotency key in hand until the answer leaves', async () => {
    const order = { orderId: 'shop-order-1', amount: 1_000 };
    let confirm: (idempotencyKey: string) => Promise<string> = () => Promise.resolve('');
    const meanwhile: string[] = [];
    /** A merchant who hears that it is paid, and does not believe it. */
    const handler: Handler = (request, response) => {
      void bodyOf(request).then(async () => {
        if (meanwhile.length === 0) meanwhile.push(await confirm('k-2'), await confirm('k-1'));
        response.end();
      });
    };
    await withMerchant(handler, async (webhookUrl) => {
      const simulator = await startPgSimulator({ webhookUrl });
      const post = async (path: string, body: object, headers: object = {}) => {
        const authorization = `Basic ${Buffer.from('test_sk_1:').toString('base64')}`;
        const response = await fetch(`${simulator.url}${path}`, {
          method: 'POST',
          headers: { authorization, ...headers },
          body: JSON.stringify(body),
        });
        return (await response.json()) as { readonly [name: string]: string };
      };
      try {
        const fault = { at: 'pg.webhook#1', fault: 'before-answer' };
        await post('/simulator/webhooks/faults', fault);
        const { paymentKey } = await post('/simulator/authentications', order);
        confirm = async (idempotencyKey) => {
          const headers = { 'idempotency-key': idempotencyKey };
          const answer = await post('/v1/payments/confirm', { ...order, paymentKey }, headers);
          return answer['code'] ?? answer['status'] ?? '';
        };

        const first = await confirm('k-1');
        const afterwards = [await confirm('k-1'), await confirm('k-3')];

        assert.deepEqual(meanwhile, [
          'ALREADY_PROCESSING_REQUEST',
          'IDEMPOTENT_REQUEST_PROCESSING',
        ]);
        assert.deepEqual([first, ...afterwards], ['DONE', 'DONE', 'ALREADY_PROCESSED_PAYMENT']);
      } finally {
        await simulator.close();
      }
    });
  });
});

describe('webhooks of a PG that listens', () => {
  const before: WebhookFault = 'before-answer';

  it('come after the answer', async () => {
    assert.deepEqual(await payOnTheWire([]), ['answer 200', 'webhook']);
  });

  it('come before the answer where a fault wants it', async () => {
    const faults = [ruleAt('pg.webhook#1', before)];

    assert.deepEqual(await payOnTheWire(faults), ['webhook', 'answer 200']);
  });
});
