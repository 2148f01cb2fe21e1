import assert from 'node:assert/strict';
import fc from 'fast-check';
import { webhookFaults } from './core/webhook-fault.js';
import { ruleAt, startMs, startWebhooks } from './start-webhooks.js';

const dayMs = 24 * 60 * 60_000;

/** What happens to payments, and how the merchant answers meanwhile. */
const deed = fc.oneof(
  fc.record({ kind: fc.constantFrom('open', 'pay'), nth: fc.nat({ max: 3 }) }),
  fc.record({
    kind: fc.constant('cancel'),
    nth: fc.nat({ max: 3 }),
    amount: fc.nat({ max: 40_000 }),
  }),
  fc.record({ kind: fc.constant('wait'), byMs: fc.nat({ max: 20 * 60_000 }) }),
);

const answers = fc.array(
  fc.constantFrom<(number | 'silence')[]>(200, 200, 200, 500, 204, 'silence'),
  { maxLength: 12 },
);

const rules = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...webhookFaults))
    .map(([nth, fault]) => ruleAt(`pg.webhook#${nth}`, fault)),
  { maxLength: 3 },
);

type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** Plays it to its end: after five days nothing is left that could still be sent by itself. */
async function play(
  deeds: readonly Deed[],
  { answering, faults }: { answering: readonly (number | 'silence')[]; faults: Rules },
) {
  const started = startWebhooks({ faults, answering: (nth) => answering[nth] ?? 200 });
  const keys = new Map<number, string>();
  for (const one of deeds) {
    if ('byMs' in one) await started.run(one.byMs);
    else if ('amount' in one)
      started.cancel(keys.get(one.nth) ?? 'nobody', { cancelAmount: one.amount });
    else if (one.kind === 'open') started.authenticate(`pg-order-${one.nth}`);
    else keys.set(one.nth, started.pay(`pg-order-${one.nth}`));
  }
  // What the last deed sent at once is answered before time moves on.
  await started.run(0);
  await started.run(5 * dayMs);
  return started;
}

type Rules = readonly ReturnType<typeof ruleAt>[];

describe('for all lives of payments', () => {
  it('each change is told until it is heard, in the order of the changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
        const { pg, received, history } = await play(deeds, { answering: [], faults: [] });

        const booked = history.entries.filter(({ kind }) => isChange(kind)).length;
        const expired = pg.payments().filter(({ status }) => status === 'EXPIRED').length;
        assert.equal(received.length, booked + expired);
        const times = received.map(({ json }) => json?.createdAt ?? '');
        assert.deepEqual(times, [...times].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('each change is heard, whatever the merchant answers first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 8 }), answers, async (deeds, answering) => {
        const { statuses } = await play(deeds, { answering, faults: [] });

        // Twelve bad answers can be too many for one webhook, but it has then been sent eight times.
        assert.ok(statuses().every((status) => status === 'delivered' || status === 'failed'));
        if (answering.length < 8) assert.ok(!statuses().includes('failed'));
      }),
      { numRuns: 60 },
    );
  });

  it('each change is sent at least once, unless a fault drops or holds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 8 }), answers, rules, async (...life) => {
        const [deeds, answering, faults] = life;
        const { webhooks } = await play(deeds, { answering, faults });

        for (const { status, attempts } of webhooks.desk.all()) {
          const isKept = status === 'dropped' || status === 'held';
          assert.equal(attempts.length > 0, !isKept);
          assert.ok(status !== 'waiting' && status !== 'sending');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nothing is told of READY or IN_PROGRESS, nor before it happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 8 }), rules, async (deeds, faults) => {
        const { webhooks } = await play(deeds, { answering: [], faults });

        for (const { tells, createdAtMs, attempts } of webhooks.desk.all()) {
          assert.ok(tells !== 'READY' && tells !== 'IN_PROGRESS');
          assert.ok(createdAtMs >= startMs);
          assert.ok(attempts.every(({ sentAtMs }) => sentAtMs >= createdAtMs));
        }
      }),
      { numRuns: 60 },
    );
  });
});

function isChange(kind: string): boolean {
  return kind === 'payment-captured' || kind === 'payment-declined' || kind === 'payment-refunded';
}
