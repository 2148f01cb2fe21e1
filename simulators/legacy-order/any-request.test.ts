// Whatever anybody sends to control or to a dialect's edge, over the wire: it is answered, a mistake with the path of its
// field, and never with a failure of the simulator's own.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RunningSimulator } from '../kit/control/start-simulator.js';
import type { LegacyOrderKindOptions } from './control-legacy-order.js';
import { startLegacyOrderSimulator } from './start-legacy-order-simulator.js';
import { defaultSwitches } from './switches.js';

const value = fc.oneof(
  fc.constantFrom<unknown>(0, -1, 1.5, 61, '', null, true, [], {}, 'x'.repeat(400), 'payable', 200),
  fc.constantFrom<unknown>('R-1', ['R-1'], 'edit-amount', 'open', '23:30-00:30', '24:00', 33_000),
  fc.jsonValue(),
);
const names = [
  ...Object.keys(defaultSwitches),
  'order',
  'amountKrw',
  'orderName',
  'act',
  '__proto__',
];
const fields = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
const body = fc.oneof(
  { weight: 4, arbitrary: fields.map((one) => JSON.stringify(one)) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.json() },
);

const runs = 40;
const seed = 20261122;

async function withSimulator(
  options: LegacyOrderKindOptions,
  test: (simulator: RunningSimulator, bugs: unknown[]) => Promise<void>,
) {
  const bugs: unknown[] = [];
  const simulator = await startLegacyOrderSimulator({
    ...options,
    onBug: (error) => bugs.push(error),
  });
  try {
    await test(simulator, bugs);
  } finally {
    await simulator.close();
  }
}

async function ask(url: string, text: string, method = 'POST') {
  const init = method === 'GET' ? { method } : { method, body: text };
  const response = await fetch(url, init);
  return { status: response.status, said: await response.text() };
}

describe('legacy order: any request to control', () => {
  const routes = [
    '/orders',
    '/orders/R-1/clerk',
    '/orders/R-9/clerk',
    '/switches',
    '/batch',
    '/postings',
  ];
  for (const route of routes) {
    it(`POST ${route} is done, or refused with the field`, () =>
      withSimulator({}, async ({ url }, bugs) => {
        await ask(`${url}/simulator/orders`, '{"order":"R-1","amountKrw":33000}');

        await fc.assert(
          fc.asyncProperty(body, async (text) => {
            const { status, said } = await ask(`${url}/simulator${route}`, text);

            assert.deepEqual(bugs, []);
            assert.doesNotMatch(said, /\\n {4}at /);
            const json = JSON.parse(said) as Readonly<Record<string, unknown>>;
            if (status === 200) return;
            assert.ok([400, 404, 409].includes(status), said);
            const expected = status === 400 ? /^body[.:]/ : /^(order|orderId|expected)/;
            assert.match(String(json['problem']), expected);
          }),
          { numRuns: runs, seed },
        );
      }));
  }

  it('GET /postings is answered, or refused with the field, whatever is asked of it', () =>
    withSimulator({}, async ({ url }, bugs) => {
      const query = fc.dictionary(
        fc.constantFrom('order', 'businessDay', 'from', 'limit', 'ttadak-session'),
        fc.oneof(fc.string(), fc.constantFrom('0', '2026-11-22', 'R-1', 'kim')),
      );

      await fc.assert(
        fc.asyncProperty(query, async (asked) => {
          const search = new URLSearchParams(asked).toString();
          const { status, said } = await ask(`${url}/simulator/postings?${search}`, '', 'GET');

          assert.deepEqual(bugs, []);
          assert.ok([200, 400, 409].includes(status), said);
          if (status !== 200) assert.match(said, /"problem":"(query\.|ttadak-session)/);
        }),
        { numRuns: runs, seed },
      );
    }));
});

describe('legacy order: any request in another dialect', () => {
  it('is answered in the dialect’s envelope, and changes nothing', () =>
    withSimulator(
      {
        dialect: {
          name: 'all in one body',
          operations: {
            claim: { path: '/svc/claim', request: { orderId: 'D.NO', version: 'D.SEQ' } },
            complete: { path: '/svc/complete', request: { orderId: 'D.NO', amount: 'D.AMT' } },
          },
          answer: { constants: { SYS: 'old' } },
        },
      },
      async ({ url }, bugs) => {
        await ask(`${url}/simulator/orders`, '{"order":"R-1","amountKrw":33000}');
        const inner = fc.dictionary(fc.constantFrom('NO', 'SEQ', 'AMT'), value);
        const nearly = fc
          .record({ D: fc.oneof(inner, value), attemptId: value }, { requiredKeys: [] })
          .map((one) => JSON.stringify(one));

        await fc.assert(
          fc.asyncProperty(
            fc.constantFrom('claim', 'complete'),
            fc.oneof(nearly, body),
            async (service, text) => {
              const { status, said } = await ask(`${url}/svc/${service}`, text);

              assert.deepEqual(bugs, []);
              assert.ok([400, 404, 409].includes(status), said);
              assert.equal((JSON.parse(said) as Readonly<Record<string, unknown>>)['SYS'], 'old');
            },
          ),
          { numRuns: 2 * runs, seed },
        );
        const { said } = await ask(`${url}/orders/R-1`, '', 'GET');
        assert.match(said, /"version":1/);
      },
    ));
});
