// Every HTTP edge takes any input: it is refused, nothing moves, and the next good request is served.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildService } from '../../defects/build-service.js';
import { payRequest, readShopAnswer } from '../../scenarios/customer/shop-dialect.js';
import { scenarioSchema } from '../../scenarios/scenario.js';
import { createVirtualWorld } from '../../scenarios/world/virtual/virtual-world.js';
import type { HttpAnswer } from '../../scenarios/world/world.js';
import { firstChoices } from '../../simulators/kit/choices/choices.js';
import { createPrng } from '../../simulators/kit/choices/prng.js';
import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createVirtualTime } from '../../simulators/kit/clock/virtual-time.js';
import { matchOperation } from '../../simulators/kit/exchange/match-operation.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { createLegacyOrderSimulator } from '../../simulators/legacy-order/legacy-order-simulator.js';
import { createPgSimulator } from '../../simulators/pg/pg-simulator.js';
import { type AnyRequest, arbitraryRequest } from '../generators/arbitrary-request.js';

const numRuns = Number(process.env['TTADAK_RUNS'] ?? '600');
const seed = Number(process.env['TTADAK_SEED'] ?? '20261122');

/** Everything by which money or an order can move. */
const effects = [
  'payment-authenticated',
  'payment-captured',
  'payment-refunded',
  'order-changed',
  'completion-rejected',
];

const scenario = {
  ...scenarioSchema.parse({
    name: 'fuzz: any input',
    story: 'Requests that nobody should send.',
    orders: { 'R-1001': { amountKrw: 33_000 }, 'R-1002': { amountKrw: 33_000 } },
    customers: { kim: ['leave'] },
    expect: { 'R-1001': 'released', 'R-1002': 'released' },
  }),
  file: 'any-input',
};

/** What the service says that it serves; `reference/server.ts` has the list. */
const servicePaths = [
  '/payments',
  '/payments/{id}/callback',
  '/payments/{id}',
  '/operator/manual-items',
  '/operator/attempts',
  '/health',
] as const;

/** `/health` is for everybody; everything else is refused in the service's own envelope. */
function isRefused({ method, path, query }: AnyRequest, answer: HttpAnswer): boolean {
  if (answer === null) return false;
  if (method === 'GET' && path === '/health' && ['', '?'].includes(query)) {
    return answer.status === 200;
  }
  return answer.status >= 400 && answer.status < 500 && answer.body.includes('"refused"');
}

describe('any input', () => {
  it(`is refused by the payment service and moves nothing (${numRuns} requests)`, async function () {
    this.timeout(600_000 + numRuns * 20);
    const built = await buildService(null);
    assert.ok(built.ok);
    const requests = fc.sample(arbitraryRequest(servicePaths), { numRuns, seed });
    const world = await createVirtualWorld(scenario, {
      serviceDirectory: built.directory,
      seed: 1,
    });
    const wrong: string[] = [];
    const play = async () => {
      for (const order of ['R-1001', 'R-1002']) {
        world.openOrder({ order, amountKrw: 33_000, orderName: 'Repair' });
      }
      await world.service.start();
      const { attempt } = readShopAnswer(
        await world.service.ask(payRequest('R-1001', 'page-open-1')),
      );
      assert.ok(attempt !== null);
      const fill = (text: string) =>
        text
          .replaceAll('«id»', attempt.id)
          .replaceAll('«secret»', attempt.secret)
          .replaceAll('«pgOrderId»', attempt.pgOrderId);
      for (const request of requests) {
        const { method, path, query, headers, body } = request;
        const filled = { method, path: fill(`${path}${query}`), headers, body: fill(body) };
        const answer = await world.service.ask(filled);
        if (!isRefused(request, answer)) {
          wrong.push(`${JSON.stringify(filled)} was answered ${JSON.stringify(answer)}`);
        }
      }
      return world.service.ask(payRequest('R-1002', 'page-good-1'));
    };

    const moved = () => world.history.entries.filter(({ kind }) => effects.includes(kind)).length;
    const last = await world.drive(play());
    const movedAtTheEnd = moved();
    await world.close();

    assert.deepEqual(wrong, []);
    assert.equal(last?.status, 200);
    // The claims of the two good requests.
    assert.equal(movedAtTheEnd, 2);
  });

  const parties: readonly (readonly [
    string,
    (history: ReturnType<typeof createHistory>) => Simulator,
  ])[] = [
    [
      'the PG simulator',
      (history) => createPgSimulator({ clock: createManualClock(0), history, prng: createPrng(1) }),
    ],
    [
      'the legacy-order simulator',
      (history) => {
        const simulator = createLegacyOrderSimulator({ clock: createManualClock(0), history });
        simulator.openOrder({ order: 'R-1001', amountKrw: 33_000, orderName: 'Repair' });
        return simulator;
      },
    ],
  ];
  for (const [name, create] of parties) {
    const pathsOf = ({ operations }: Simulator) =>
      operations.flatMap(({ path }) => [
        path.replace(/\{\w+\}/, '{id}'),
        path.replace(/\{\w+\}/, 'R-1001'),
      ]);
    const started = () => {
      const history = createHistory(createVirtualTime({ choices: firstChoices, startMs: 0 }));
      return { history, simulator: create(history) };
    };

    it(`is refused by ${name} in its own envelope and moves nothing`, () => {
      const [first = '/', ...others] = pathsOf(started().simulator);
      let matched = 0;
      const property = fc.property(
        arbitraryRequest([first, ...others]),
        fc.boolean(),
        ({ method, path, query: text, headers: sent, body }, isKnown) => {
          const { history, simulator } = started();
          const match = matchOperation(simulator.operations, { method, path });
          if (match === undefined) return;
          matched += 1;
          const { operation, params } = match;
          const authorization = `Basic ${Buffer.from('test_sk_any:').toString('base64')}`;
          const headers = isKnown ? { ...sent, authorization } : sent;
          const query = new URLSearchParams(text);
          const request = { method, path, params, query, headers, body };
          // An order that is there may be looked at.
          if (operation.name === 'legacy-order.look-up' && params['orderId'] === 'R-1001') return;

          operation.orderOf(request);
          const reply = operation.execute(request, { exchange: 0, answer: undefined });

          assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status} ${reply.body}`);
          assert.notEqual(reply.code, null);
          assert.equal(history.entries.filter(({ kind }) => effects.includes(kind)).length, 0);
        },
      );

      fc.assert(property, { numRuns, seed });
      assert.ok(matched > numRuns / 4, `only ${matched} of ${numRuns} requests met an operation`);
    });
  }
});
