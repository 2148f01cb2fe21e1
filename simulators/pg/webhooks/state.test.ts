import assert from 'node:assert/strict';
import type { StateDocument } from '../../kit/exchange/simulator-state.js';
import { ruleAt, shop, startMs, startWebhooks } from './start-webhooks.js';

const minuteMs = 60_000;

/** As a file would give them back. */
function saved(documents: readonly StateDocument[]): readonly StateDocument[] {
  return JSON.parse(JSON.stringify(documents)) as StateDocument[]; // What was just written.
}

describe('state of the webhooks', () => {
  it('goes on with re-sends after a restart', async () => {
    const before = startWebhooks({ answering: () => 500 });
    before.pay();
    await before.run(90_000);
    before.webhooks.close();

    const after = startWebhooks();
    await after.run(90_000);
    after.restore(saved(before.pg.state.documents()));
    await after.run(5 * minuteMs);

    assert.equal(before.received.length, 2);
    assert.deepEqual(
      after.received.map(({ atMs, headers }) => [
        atMs,
        headers['tosspayments-webhook-transmission-retried-count'],
      ]),
      [[100 + 5 * minuteMs, '2']],
    );
  });

  it('sends again what was under way', async () => {
    const before = startWebhooks({ answering: () => 'silence' });
    before.pay();
    await before.run(1_000);
    before.webhooks.close();

    const after = startWebhooks();
    after.restore(saved(before.pg.state.documents()));
    await after.run(0);

    assert.deepEqual(after.told(), ['DONE']);
    assert.deepEqual(after.statuses(), ['delivered']);
  });

  it('tells of what expired meanwhile', async () => {
    const before = startWebhooks();
    before.authenticate();
    before.webhooks.close();

    const after = startWebhooks();
    await after.run(60 * minuteMs);
    after.restore(saved(before.pg.state.documents()));
    await after.run(1_000);

    assert.deepEqual(after.told(), ['EXPIRED']);
  });

  it('keeps endpoints and rules that were added', async () => {
    const before = startWebhooks();
    before.webhooks.endpoints.register({ url: `${shop}/2`, eventTypes: ['BILLING_DELETED'] });
    before.webhooks.rules.arm(ruleAt('pg.webhook#1', 'drop'), 'control');

    const after = startWebhooks();
    after.restore(saved(before.pg.state.documents()));
    after.pay();
    await after.run(1_000);

    assert.deepEqual(
      after.webhooks.endpoints.all().map(({ url }) => url),
      [shop, `${shop}/2`],
    );
    assert.deepEqual(after.statuses(), ['dropped']);
  });

  it('forgets what was on its way when it is emptied, but not what it was started with', async () => {
    const { pay, run, restore, received, webhooks } = startWebhooks({ answering: () => 500 });
    pay();
    await run(1_000);

    restore([]);
    await run(10 * minuteMs);

    assert.equal(received.length, 1);
    assert.deepEqual(webhooks.desk.all(), []);
    assert.equal(webhooks.endpoints.all().length, 1);
  });

  it('goes on counting the webhooks of an order', async () => {
    const before = startWebhooks();
    const paymentKey = before.pay();
    await before.run(1_000);

    const after = startWebhooks({ faults: [ruleAt('pg.webhook#2', 'drop')] });
    after.restore(saved(before.pg.state.documents()));
    after.cancel(paymentKey);
    await after.run(1_000);

    assert.deepEqual(after.statuses(), ['delivered', 'dropped']);
  });

  it('throws what is no document of a webhook', () => {
    const { restore } = startWebhooks();
    const nonsense = { collection: 'webhooks', id: 'w-1', value: { id: startMs } };

    assert.throws(() => {
      restore([nonsense]);
    }, /webhooks\/w-1/);
  });
});
