import assert from 'node:assert/strict';
import { startWebhooks } from './start-webhooks.js';

const minuteMs = 60_000;
const headerId = 'tosspayments-webhook-transmission-id';
const headerCount = 'tosspayments-webhook-transmission-retried-count';

describe('re-sends of a webhook', () => {
  it('come 1, 4, 16, 64, 256, 1024 and 4096 minutes after each other, to the minute', async () => {
    const { pay, run, received } = startWebhooks({ answering: () => 500 });
    const minutes: number[] = [];
    pay();

    await run(minuteMs / 2);
    for (let minute = 1; minute <= 6_000; minute += 1) {
      const before = received.length;
      await run(minuteMs);
      if (received.length > before) minutes.push(minute);
    }

    assert.deepEqual(minutes, [1, 5, 21, 85, 341, 1_365, 5_461]);
    assert.equal(received.length, 8);
  });

  it('are numbered and keep the id of the first', async () => {
    const { pay, run, received } = startWebhooks({ answering: () => 500 });
    pay();

    await run(30 * minuteMs);

    const counts = received.map(({ headers }) => headers[headerCount]);
    assert.deepEqual(counts, ['0', '1', '2', '3']);
    assert.equal(new Set(received.map(({ headers }) => headers[headerId])).size, 1);
  });

  it('have ids of their own where they do not keep it', async () => {
    const settings = { keepsTransmissionId: false };
    const { pay, run, received } = startWebhooks({ answering: () => 500, settings });
    pay();

    await run(30 * minuteMs);

    assert.equal(new Set(received.map(({ headers }) => headers[headerId])).size, 4);
  });

  it('have the body of the first', async () => {
    const { pay, run, received } = startWebhooks({ answering: () => 500 });
    pay();

    await run(6 * minuteMs);

    assert.equal(received.length, 3);
    assert.equal(new Set(received.map(({ body }) => body)).size, 1);
  });

  it('end with the first success', async () => {
    const { pay, run, received, statuses } = startWebhooks({
      answering: (nth) => (nth < 2 ? 500 : 200),
    });
    pay();

    await run(6_000 * minuteMs);

    assert.equal(received.length, 3);
    assert.deepEqual(statuses(), ['delivered']);
  });

  it('end in failure after the seventh', async () => {
    const { pay, run, statuses, webhooks } = startWebhooks({ answering: () => 500 });
    pay();

    await run(6_000 * minuteMs);

    assert.deepEqual(statuses(), ['failed']);
    assert.equal(webhooks.desk.all()[0]?.attempts.length, 8);
  });

  it('follow an answer that is not there within ten seconds', async () => {
    const { pay, run, webhooks } = startWebhooks({ answering: () => 'silence' });
    pay();

    await run(10_099);
    const before = webhooks.desk.all()[0]?.attempts[0]?.outcome;
    await run(1);
    const after = webhooks.desk.all()[0];

    assert.equal(before, null);
    assert.deepEqual(after?.attempts[0]?.outcome, { kind: 'unknown', reason: 'timeout' });
    assert.equal(after.status, 'waiting');
  });

  it('follow a 204, unless any 2xx counts', async () => {
    const strict = startWebhooks({ answering: () => 204 });
    const loose = startWebhooks({ answering: () => 204, settings: { acceptsAny2xx: true } });
    strict.pay();
    loose.pay();

    await strict.run(1_000);
    await loose.run(1_000);

    assert.deepEqual(strict.statuses(), ['waiting']);
    assert.deepEqual(loose.statuses(), ['delivered']);
  });

  it('stop when the simulator is closed', async () => {
    const { pay, run, received, webhooks } = startWebhooks({ answering: () => 500 });
    pay();
    await run(1_000);

    webhooks.close();
    await run(6_000 * minuteMs);

    assert.equal(received.length, 1);
  });
});
