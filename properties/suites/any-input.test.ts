// Every HTTP edge takes any input: it is refused, nothing moves, and the next good request is served.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildService } from '../../defects/build-service.js';
import { scenarioSchema } from '../../scenarios/scenario.js';
import { createVirtualWorld } from '../../scenarios/world/virtual/virtual-world.js';
import { firstChoices } from '../../simulators/kit/choices/choices.js';
import { createPrng } from '../../simulators/kit/choices/prng.js';
import { createVirtualTime } from '../../simulators/kit/clock/virtual-time.js';
import { matchOperation } from '../../simulators/kit/exchange/match-operation.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { createLegacyOrderSimulator } from '../../simulators/legacy-order/legacy-order-simulator.js';
import { createPgSimulator } from '../../simulators/pg/pg-simulator.js';
import { arbitraryPost } from '../generators/arbitrary-request.js';

const numRuns = 400;
const seed = 20261122;

/** Everything by which money or an order can move. */
const effects = ['payment-captured', 'payment-refunded', 'order-changed', 'completion-rejected'];

const scenario = {
  ...scenarioSchema.parse({
    name: 'fuzz: any input',
    story: 'Requests that nobody should send.',
    orders: { 'R-1001': { amountKrw: 33_000 } },
    customers: { kim: ['leave'] },
    expect: { 'R-1001': 'released' },
  }),
  file: 'any-input',
};

describe('any input', () => {
  it(`is refused by the payment service and moves nothing (${numRuns} requests)`, async () => {
    const built = await buildService(null);
    assert.ok(built.ok);
    const requests = fc.sample(arbitraryPost(['/payments', '/payments/{id}/callback']), {
      numRuns,
      seed,
    });
    const world = await createVirtualWorld(scenario, {
      serviceDirectory: built.directory,
      seed: 1,
    });
    const statuses: number[] = [];
    const play = async () => {
      world.openOrder({ order: 'R-1001', amountKrw: 33_000, orderName: 'Repair' });
      await world.service.start();
      for (const { path, contentType, body } of requests) {
        const headers = { 'content-type': contentType };
        const answer = await world.service.ask({ method: 'POST', path, headers, body });
        statuses.push(answer?.status ?? 0);
      }
      const good = JSON.stringify({ orderId: 'R-1001', requestId: 'page-good-1' });
      const headers = { 'content-type': 'application/json' };
      return world.service.ask({ method: 'POST', path: '/payments', headers, body: good });
    };

    const moved = () => world.history.entries.filter(({ kind }) => effects.includes(kind)).length;
    const last = await world.drive(play());
    const movedAtTheEnd = moved();
    await world.close();

    assert.deepEqual(
      statuses.filter((status) => status < 400 || status >= 500),
      [],
    );
    assert.equal(last?.status, 200);
    // The claim of the one good request.
    assert.equal(movedAtTheEnd, 1);
  });

  const parties: readonly (readonly [
    string,
    (history: ReturnType<typeof createHistory>) => Simulator,
  ])[] = [
    [
      'the PG simulator',
      (history) => createPgSimulator({ clock: { nowMs: () => 0 }, history, prng: createPrng(1) }),
    ],
    [
      'the legacy-order simulator',
      (history) => {
        const simulator = createLegacyOrderSimulator({ clock: { nowMs: () => 0 }, history });
        simulator.openOrder({ order: 'R-1001', amountKrw: 33_000, orderName: 'Repair' });
        return simulator;
      },
    ],
  ];
  for (const [name, create] of parties) {
    it(`is refused by ${name} in its own envelope and moves nothing`, () => {
      const property = fc.property(
        arbitraryPost([
          '/v1/payments/confirm',
          '/v1/payments/{id}/cancel',
          '/orders/R-1001/claim',
          '/orders/R-1001/complete',
          '/orders/{id}/release',
        ]),
        ({ path, contentType, body }) => {
          const history = createHistory(createVirtualTime({ choices: firstChoices, startMs: 0 }));
          const simulator = create(history);
          const match = matchOperation(simulator.operations, { method: 'POST', path });
          if (match === undefined) return;
          const { operation, params } = match;
          const authorization = `Basic ${Buffer.from('test_sk_any:').toString('base64')}`;
          const headers = { 'content-type': contentType, authorization };
          const query = new URLSearchParams();
          const request = { method: 'POST', path, params, query, headers, body };

          const reply = operation.execute(request, { exchange: 0, answer: undefined });

          assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status} ${reply.body}`);
          assert.notEqual(reply.code, null);
          assert.equal(history.entries.filter(({ kind }) => effects.includes(kind)).length, 0);
        },
      );

      fc.assert(property, { numRuns, seed });
    });
  }
});
