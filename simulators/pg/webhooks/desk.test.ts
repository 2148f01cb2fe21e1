import assert from 'node:assert/strict';
import { ruleAt, startWebhooks } from './start-webhooks.js';

const minuteMs = 60_000;

/** One payment, whose webhook was answered so. */
async function startWith(status: number) {
  const started = startWebhooks({ answering: (nth) => (nth === 0 ? status : 200) });
  started.pay();
  await started.run(1_000);
  const id = started.webhooks.desk.all()[0]?.id ?? '';
  return { ...started, desk: started.webhooks.desk, id };
}

/** Two held webhooks, DONE and CANCELED. */
async function startHeld() {
  const started = startWebhooks({ faults: [ruleAt('pg.webhook#every', 'hold')] });
  started.cancel(started.pay());
  await started.run(1_000);
  const { desk } = started.webhooks;
  return { ...started, desk, ids: desk.all().map(({ id }) => id) };
}

describe('desk of the webhooks', () => {
  it('sends again at once what was not delivered, and ends its re-sends when that works', async () => {
    const { desk, id, run, received } = await startWith(500);

    assert.equal(desk.resend(id), null);
    await run(0);
    await run(6_000 * minuteMs);

    assert.equal(desk.find(id)?.status, 'delivered');
    assert.equal(received.length, 2);
    assert.equal(received[1]?.headers['tosspayments-webhook-transmission-retried-count'], '1');
  });

  it('leaves the schedule alone when that fails', async () => {
    const { webhooks, run, received, pay } = startWebhooks({ answering: () => 500 });
    pay();
    await run(1_000);

    webhooks.desk.resend(webhooks.desk.all()[0]?.id ?? '');
    await run(minuteMs);
    await run(4 * minuteMs);

    assert.deepEqual(
      received.map(({ atMs }) => atMs),
      [100, 1_000, 100 + minuteMs, 100 + 5 * minuteMs],
    );
  });

  it('sends again what was delivered', async () => {
    const { desk, id, run, told } = await startWith(200);

    assert.equal(desk.resend(id), null);
    await run(0);

    assert.deepEqual(told(), ['DONE', 'DONE']);
  });

  it('duplicates with the same id and number', async () => {
    const { desk, id, run, received } = await startWith(200);

    assert.equal(desk.duplicate(id), null);
    await run(0);

    const [first, second] = received;
    const names = Object.keys(first?.headers ?? {}).filter((name) => !name.endsWith('-time'));
    assert.equal(second?.body, first?.body);
    for (const name of names) assert.equal(second?.headers[name], first?.headers[name]);
    assert.deepEqual(
      desk.all().map(({ origin }) => origin),
      ['books', 'duplicate'],
    );
  });

  it('holds what waits, and releases it', async () => {
    const { desk, id, run, received } = await startWith(500);

    assert.equal(desk.hold(id), null);
    await run(10 * minuteMs);
    assert.equal(received.length, 1);
    assert.equal(desk.release(id), null);
    await run(0);

    assert.equal(received.length, 2);
  });

  it('drops what waits, for good', async () => {
    const { desk, id, run, received } = await startWith(500);

    assert.equal(desk.drop(id), null);
    await run(6_000 * minuteMs);

    assert.equal(received.length, 1);
    assert.equal(desk.find(id)?.status, 'dropped');
  });

  it('sends in another order', async () => {
    const { desk, ids, run, told } = await startHeld();

    assert.equal(desk.reorder([...ids].reverse()), null);
    await run(0);

    assert.deepEqual(told(), ['CANCELED', 'DONE']);
  });

  it('sends the next of an order only when the one before it has been answered', async () => {
    const { webhooks, run, received, pay, cancel } = startWebhooks({
      answering: () => 'silence',
      faults: [ruleAt('pg.webhook#every', 'hold')],
    });
    cancel(pay());
    await run(1_000);

    webhooks.desk.reorder(webhooks.desk.all().map(({ id }) => id));
    await run(9_999);
    const before = received.length;
    await run(1);

    assert.deepEqual([before, received.length], [1, 2]);
  });

  it('says what is wrong with a wish that it can not carry out', async () => {
    const { desk, id } = await startWith(200);

    assert.deepEqual(desk.release(id), {
      kind: 'refused',
      problem: `Expected a transmission that is held, but ${id} is delivered.`,
    });
    assert.equal(desk.resend('nonsense')?.kind, 'unknown');
    assert.equal(desk.reorder([id])?.kind, 'refused');
  });
});
