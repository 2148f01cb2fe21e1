import assert from 'node:assert/strict';
import { askDirectly } from '../../kit/exchange/ask-directly.js';
import { type WebhookFault, webhookFaults } from './core/webhook-fault.js';
import { type Received, ruleAt, startWebhooks } from './start-webhooks.js';

const minuteMs = 60_000;

/** A payment, and a second later a cancel of a part of it. */
async function playWith(fault: WebhookFault, afterMs?: number) {
  const started = startWebhooks({ faults: [ruleAt('pg.webhook#1 of R-1', fault, afterMs)] });
  const paymentKey = started.pay();
  await started.run(1_000);
  started.cancel(paymentKey, { cancelAmount: 1_000 });
  await started.run(30 * minuteMs);
  return started;
}

const secretOf = ({ json }: Received) => json?.data?.['secret'];
const idOf = ({ headers }: Received) => headers['tosspayments-webhook-transmission-id'];

/** Each fault strikes the first of two webhooks: DONE at 0.1 s, PARTIAL_CANCELED at 1.1 s. */
const rows: Record<WebhookFault, () => Promise<void>> = {
  delay: async () => {
    const { told, received } = await playWith('delay', 5_000);
    assert.deepEqual(told(), ['PARTIAL_CANCELED', 'DONE']);
    assert.equal(received[1]?.atMs, 5_000);
  },
  drop: async () => {
    const { told, statuses } = await playWith('drop');
    assert.deepEqual(told(), ['PARTIAL_CANCELED']);
    assert.deepEqual(statuses(), ['dropped', 'delivered']);
  },
  hold: async () => {
    const { told, statuses, webhooks, run } = await playWith('hold');
    assert.deepEqual(statuses(), ['held', 'delivered']);
    webhooks.desk.release(webhooks.desk.all()[0]?.id ?? '');
    await run(0);
    assert.deepEqual(told(), ['PARTIAL_CANCELED', 'DONE']);
  },
  reorder: async () => {
    const { told, received } = await playWith('reorder');
    assert.deepEqual(told(), ['PARTIAL_CANCELED', 'DONE']);
    assert.equal(received[1]?.atMs, 1_100);
  },
  'before-answer': async () => {
    const { received } = await playWith('before-answer');
    assert.equal(received[0]?.atMs, 0);
  },
  'deliver-twice': async () => {
    const { told, received } = await playWith('deliver-twice', 300);
    assert.deepEqual(told(), ['DONE', 'DONE', 'PARTIAL_CANCELED']);
    assert.equal(received[1]?.body, received[0]?.body);
    assert.deepEqual(received.slice(0, 2).map(idOf), [idOf0(received), idOf0(received)]);
  },
  contradict: async () => {
    const { told, received } = await playWith('contradict');
    const [done, aborted] = received;
    assert.deepEqual(told(), ['DONE', 'ABORTED', 'PARTIAL_CANCELED']);
    assert.equal(aborted?.json?.data?.['paymentKey'], done?.json?.data?.['paymentKey']);
    assert.equal(secretOfNth(received, 1), secretOfNth(received, 0));
    assert.notEqual(aborted && idOf(aborted), done && idOf(done));
  },
  forge: async () => {
    const { told, received } = await playWith('forge');
    assert.deepEqual(told(), ['DONE', 'ABORTED', 'PARTIAL_CANCELED']);
    assert.notEqual(secretOfNth(received, 1), secretOfNth(received, 0));
  },
  'lose-request': async () => {
    const { told, received } = await playWith('lose-request');
    assert.deepEqual(told(), ['PARTIAL_CANCELED', 'DONE']);
    assert.equal(received[1]?.atMs, 10_100 + minuteMs);
  },
  'lose-response': async () => {
    const { told, statuses } = await playWith('lose-response');
    assert.deepEqual(told(), ['DONE', 'PARTIAL_CANCELED', 'DONE']);
    assert.deepEqual(statuses(), ['delivered', 'delivered']);
  },
  'truncate-request': async () => {
    const { received } = await playWith('truncate-request');
    assert.deepEqual(
      received.map(({ isCut }) => isCut),
      [true, false],
    );
  },
  'garble-request': async () => {
    const { received } = await playWith('garble-request');
    assert.equal(received[0]?.json, undefined);
    assert.ok(received[0]?.body.startsWith('{"eventType":"PAYMENT_STATUS_CHANGED"'));
  },
  'wrong-secret': async () => {
    const { told, received } = await playWith('wrong-secret');
    assert.deepEqual(told(), ['DONE', 'PARTIAL_CANCELED']);
    assert.notEqual(secretOfNth(received, 0), secretOfNth(received, 1));
  },
};

function secretOfNth(received: readonly Received[], nth: number): unknown {
  const one = received[nth];
  return one === undefined ? undefined : secretOf(one);
}

function idOf0(received: readonly Received[]): string | undefined {
  return received[0] === undefined ? undefined : idOf(received[0]);
}

describe('faults of webhooks', () => {
  for (const fault of webhookFaults) it(`do what they say: ${fault}`, rows[fault]);

  it('stand in the history when they fire', async () => {
    const { history } = await playWith('drop');

    const fired = history.entries.flatMap((one) => (one.kind === 'fault-fired' ? [one.rule] : []));

    assert.deepEqual(fired, ['pg.webhook#1 of R-1: drop']);
  });

  it('can be addressed by the type of the webhook', async () => {
    const faults = [ruleAt('pg.payment-status-changed#2', 'drop')];
    const { pay, cancel, run, told } = startWebhooks({ faults });

    cancel(pay());
    await run(1_000);

    assert.deepEqual(told(), ['DONE']);
  });

  it('can be addressed by the payment', async () => {
    const { webhooks, pay, authenticate, confirm, run, received } = startWebhooks();
    pay('pg-order-1');
    const paymentKey = authenticate('pg-order-2');
    webhooks.rules.arm(ruleAt(`pg.webhook#next with ${paymentKey}`, 'drop'), 'control');
    confirm(paymentKey, 'pg-order-2');

    await run(1_000);

    assert.equal(received.length, 1);
    assert.notEqual(received[0]?.json?.data?.['paymentKey'], paymentKey);
  });

  it('of a payment that is for no repair order are addressed by its PG order id', async () => {
    const faults = [ruleAt('pg.webhook#1 of shop-order-1', 'drop')];
    const { pg, run, confirm, told } = startWebhooks({ faults });
    const body = { orderId: 'shop-order-1', amount: 33_000 };
    const path = '/simulator/authentications';
    const { json } = askDirectly(pg, { method: 'POST', path, body });
    confirm(String(json['paymentKey']), 'shop-order-1');

    await run(1_000);

    assert.deepEqual(told(), []);
  });

  it('strike each webhook where they are at #every', async () => {
    const { pay, cancel, run, told, statuses } = startWebhooks({
      faults: [ruleAt('pg.webhook#every', 'hold')],
    });

    cancel(pay());
    await run(minuteMs);

    assert.deepEqual(told(), []);
    assert.deepEqual(statuses(), ['held', 'held']);
  });

  it('let a reordered webhook go after a while when no other comes', async () => {
    const faults = [ruleAt('pg.webhook#1', 'reorder', 20_000)];
    const { pay, run, received } = startWebhooks({ faults });
    pay();

    await run(minuteMs);

    assert.deepEqual(
      received.map(({ atMs }) => atMs),
      [20_000],
    );
  });

  it('never re-send what somebody forged', async () => {
    const faults = [ruleAt('pg.webhook#1', 'forge')];
    const { pay, run, told } = startWebhooks({
      faults,
      answering: (nth) => (nth === 0 ? 200 : 500),
    });
    pay();

    await run(60 * minuteMs);

    assert.deepEqual(told(), ['DONE', 'ABORTED']);
  });
});
