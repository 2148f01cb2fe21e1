import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../kit/history/history-entry.js';
import { ruleAt, shop, startMs, startWebhooks } from './start-webhooks.js';

const minuteMs = 60_000;

describe('webhooks', () => {
  it('tell of a payment that was approved, with the whole Payment object', async () => {
    const { authenticate, confirm, run, received } = startWebhooks();
    const payment = confirm(authenticate()).json;

    await run(1_000);

    const [webhook] = received;
    assert.deepEqual(webhook?.json, {
      eventType: 'PAYMENT_STATUS_CHANGED',
      createdAt: '2026-11-22T06:00:00.000000',
      data: payment,
    });
  });

  it('are told of by their headers', async () => {
    const { pay, run, received } = startWebhooks();
    pay();

    await run(1_000);

    const headers = received[0]?.headers ?? {};
    assert.equal(headers['content-type'], 'application/json');
    assert.match(headers['tosspayments-webhook-transmission-id'] ?? '', /^whtrans_\w{27}$/);
    assert.equal(headers['tosspayments-webhook-transmission-time'], '2026-11-22T06:00:00+09:00');
    assert.equal(headers['tosspayments-webhook-transmission-retried-count'], '0');
    assert.equal(headers['tosspayments-webhook-signature'], undefined);
  });

  it('come after the answer by default', async () => {
    const { pay, run, received } = startWebhooks();
    pay();

    await run(99);
    assert.deepEqual(received, []);
    await run(1);

    assert.equal(received.length, 1);
  });

  it('say nothing of an authentication', async () => {
    const { authenticate, run, received } = startWebhooks();
    authenticate();

    await run(minuteMs);

    assert.deepEqual(received, []);
  });

  it('tell of a payment that expired, although nobody did anything', async () => {
    const { authenticate, run, told, received } = startWebhooks();
    authenticate();

    await run(11 * minuteMs);

    assert.deepEqual(told(), ['EXPIRED']);
    assert.equal(received[0]?.atMs, 10 * minuteMs + 1 + 100);
    assert.deepEqual(received[0].json?.data?.['failure'], {
      code: 'EXPIRED_PAYMENT',
      message: '결제가 만료되었습니다. 다시 시도해주세요.',
    });
  });

  it('tell of no expiry once a payment was approved', async () => {
    const { pay, run, told } = startWebhooks();
    pay();

    await run(60 * minuteMs);

    assert.deepEqual(told(), ['DONE']);
  });

  it('tell of each partial cancel', async () => {
    const { pay, cancel, run, told } = startWebhooks();
    const paymentKey = pay();
    cancel(paymentKey, { cancelAmount: 1_000 });
    cancel(paymentKey, { cancelAmount: 2_000 });

    await run(1_000);

    assert.deepEqual(told(), ['DONE', 'PARTIAL_CANCELED', 'PARTIAL_CANCELED']);
  });

  it('tell of what the back office cancelled', async () => {
    const { pg, pay, run, told } = startWebhooks();
    const paymentKey = pay();
    pg.operatorCancels({ paymentKey });

    await run(1_000);

    assert.deepEqual(told(), ['DONE', 'CANCELED']);
  });

  it('say nothing of an answer that changed nothing', async () => {
    const { pay, confirm, run, told } = startWebhooks();
    confirm(pay());

    await run(1_000);

    assert.deepEqual(told(), ['DONE']);
  });

  it('tell of a deleted billing key', async () => {
    const { ask, issueBillingKey, run, received } = startWebhooks();
    const billingKey = issueBillingKey();
    ask('DELETE', `/v1/billing/${billingKey}`);

    await run(1_000);

    assert.deepEqual(
      received.map((one) => one.json),
      [
        {
          eventType: 'BILLING_DELETED',
          createdAt: '2026-11-22T06:00:00.000000',
          data: { billingKey, reason: null },
        },
      ],
    );
  });

  it('go to each endpoint that is registered for them', async () => {
    const { webhooks, pay, run, received } = startWebhooks({
      endpoints: [
        { url: `${shop}/payments`, eventTypes: ['PAYMENT_STATUS_CHANGED'] },
        { url: `${shop}/deposits`, eventTypes: ['DEPOSIT_CALLBACK'] },
      ],
    });
    webhooks.endpoints.register({ url: `${shop}/all`, eventTypes: ['PAYMENT_STATUS_CHANGED'] });
    pay();

    await run(1_000);

    assert.deepEqual(
      received.map(({ url }) => url),
      [`${shop}/payments`, `${shop}/all`],
    );
  });

  it('go nowhere once the endpoint is deleted', async () => {
    const { webhooks, pay, run, received } = startWebhooks();
    const [endpoint] = webhooks.endpoints.all();

    assert.ok(webhooks.endpoints.remove(endpoint?.id ?? ''));
    pay();
    await run(1_000);

    assert.deepEqual(received, []);
  });

  it('stand in the history with what came of them', async () => {
    const { pay, run, history } = startWebhooks({ answering: () => 503 });
    const paymentKey = pay();

    await run(1_000);

    const [sent, answered] = history.entries.filter(isAboutWebhooks);
    assert.equal(sent?.kind === 'webhook-sent' && sent.paymentKey, paymentKey);
    assert.equal(sent?.kind === 'webhook-sent' && sent.tells, 'DONE');
    assert.equal(answered?.kind === 'webhook-answered' && answered.outcome, 'rejected');
    assert.equal(answered?.kind === 'webhook-answered' && answered.status, 503);
  });

  it('name the session that they belong to', async () => {
    const { pay, run, received } = startWebhooks({ session: 's-1' });
    pay();

    await run(1_000);

    assert.equal(received[0]?.headers['ttadak-session'], 's-1');
  });

  it('are forgotten when there are too many, those that are over first', async () => {
    const { pay, run, webhooks } = startWebhooks({
      settings: { keptMax: 2 },
      faults: [ruleAt('pg.webhook#1', 'hold')],
    });
    for (const orderId of ['pg-order-1', 'pg-order-2', 'pg-order-3']) {
      pay(orderId);
      await run(1_000);
    }

    assert.deepEqual(
      webhooks.desk.all().map(({ status, createdAtMs }) => [status, createdAtMs - startMs]),
      [
        ['held', 0],
        ['delivered', 2_000],
      ],
    );
  });

  it('are brief where the merchant is used to the form of 2022', async () => {
    const { pay, run, received } = startWebhooks({ settings: { isBrief: true } });
    const paymentKey = pay();

    await run(1_000);

    const data = { paymentKey, status: 'DONE', orderId: 'pg-order-1' };
    assert.deepEqual(received[0]?.json?.data, data);
  });
});

function isAboutWebhooks({ kind }: HistoryEntry): boolean {
  return kind.startsWith('webhook-');
}
