import assert from 'node:assert/strict';
import { type Received, startWebhooks } from './start-webhooks.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What came, as type and status: a deposit's message has no type. */
function namesOf(received: readonly Received[]): readonly string[] {
  return received.map(({ json }) => {
    const told = json?.data?.['status'] ?? json?.data?.['cancelStatus'] ?? json?.status;
    return `${json?.eventType ?? 'deposit'} ${typeof told === 'string' ? told : 'nothing'}`;
  });
}

function startAccount(settings = {}) {
  const started = startWebhooks({ settings });
  const { json } = started.ask('POST', '/v1/virtual-accounts', {
    amount: 10_000,
    orderId: 'shop-order-1',
    orderName: '티셔츠',
    customerName: '김토스',
    bank: '20',
  });
  const paymentKey = String(json['paymentKey']);
  return {
    ...started,
    issued: json,
    bank: (deed: string) =>
      started.ask('POST', `/simulator/virtual-accounts/${paymentKey}/${deed}`),
    cancel: (body: object) =>
      started.ask('POST', `/v1/payments/${paymentKey}/cancel`, { cancelReason: '변심', ...body }),
  };
}

const refundReceiveAccount = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

describe('webhooks of a virtual account', () => {
  it('tell of its issue flatly, with the secret of the payment', async () => {
    const { run, received, issued } = startAccount();

    await run(1_000);

    assert.deepEqual(
      received.map(({ json }) => json),
      [
        {
          createdAt: '2026-11-22T06:00:00.000000',
          secret: issued['secret'],
          status: 'WAITING_FOR_DEPOSIT',
          transactionKey: issued['lastTransactionKey'],
          orderId: 'shop-order-1',
        },
      ],
    );
  });

  it('write the time with its offset where the merchant is used to that', async () => {
    const { run, received } = startAccount({ depositCreatedAt: 'offset' });

    await run(1_000);

    assert.equal(received[0]?.json?.createdAt, '2026-11-22T06:00:00+09:00');
  });

  it('are two for a deposit and a cancel, one for a deposit that is taken back', async () => {
    const { run, received, bank, cancel } = startAccount();
    await run(1_000);

    bank('deposits');
    await run(1_000);
    bank('deposit-reversals');
    await run(1_000);
    bank('deposits');
    await run(1_000);
    cancel({ cancelAmount: 1_000, refundReceiveAccount });
    await run(1_000);

    assert.deepEqual(namesOf(received), [
      'deposit WAITING_FOR_DEPOSIT',
      'PAYMENT_STATUS_CHANGED DONE',
      'deposit DONE',
      'deposit WAITING_FOR_DEPOSIT',
      'PAYMENT_STATUS_CHANGED DONE',
      'deposit DONE',
      'PAYMENT_STATUS_CHANGED PARTIAL_CANCELED',
      'deposit PARTIAL_CANCELED',
    ]);
  });

  it('tell of a cancel before the deposit', async () => {
    const { run, received, cancel } = startAccount();
    cancel({});

    await run(1_000);

    assert.deepEqual(namesOf(received).slice(1), [
      'PAYMENT_STATUS_CHANGED CANCELED',
      'deposit CANCELED',
    ]);
  });

  it('say nothing when nobody has paid in time', async () => {
    const { run, received } = startAccount();

    await run(40 * dayMs);

    assert.deepEqual(namesOf(received), ['deposit WAITING_FOR_DEPOSIT']);
  });
});

describe('webhooks of other payments', () => {
  it('tell of a foreign cancel when it is asked for and when it is decided', async () => {
    const { ask, run, received } = startWebhooks();
    const order = { orderId: 'shop-order-1', amount: 10_000 };
    const { json } = ask('POST', '/simulator/authentications', {
      ...order,
      method: 'foreign-easy-pay',
    });
    const paymentKey = String(json['paymentKey']);
    ask('POST', '/v1/payments/confirm', { ...order, paymentKey });
    await run(1_000);
    ask('POST', `/v1/payments/${paymentKey}/cancel`, { cancelReason: '변심' });
    await run(2 * minuteMs);

    assert.deepEqual(namesOf(received), [
      'PAYMENT_STATUS_CHANGED DONE',
      'CANCEL_STATUS_CHANGED IN_PROGRESS',
      'PAYMENT_STATUS_CHANGED CANCELED',
      'CANCEL_STATUS_CHANGED DONE',
    ]);
  });

  it('say nothing of a charged billing key', async () => {
    const { ask, issueBillingKey, run, received } = startWebhooks();
    const charged = ask('POST', `/v1/billing/${issueBillingKey()}`, {
      customerKey: 'customer-1',
      amount: 10_000,
      orderId: 'shop-order-1',
      orderName: '구독',
    });

    await run(dayMs);

    assert.equal(charged.json['status'], 'DONE');
    assert.deepEqual(received, []);
  });

  it('tell of a window that nobody authenticated in for thirty minutes', async () => {
    const { ask, run, received } = startWebhooks();
    ask('POST', '/simulator/windows', {
      clientKey: 'test_ck_1',
      orderId: 'shop-order-1',
      orderName: '티셔츠',
      amount: 10_000,
      flow: 'payment',
    });

    await run(30 * minuteMs);
    assert.deepEqual(received, []);
    await run(1_000);

    assert.deepEqual(namesOf(received), ['PAYMENT_STATUS_CHANGED EXPIRED']);
  });
});
