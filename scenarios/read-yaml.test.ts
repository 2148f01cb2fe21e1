import assert from 'node:assert/strict';
import { parseYaml, readYaml, toFaultLine } from './read-yaml.js';
import { scenarioSchema } from './scenario.js';

const good = `name: 'pay: a test'
story: A test.
orders:
  R-1: { amountKrw: 100 }
customers:
  kim: [{ pay: R-1 }, authenticate, callback]
faults:
  - { at: pg.confirm#1, fault: lose-response }
expect:
  R-1: completed
`;

const faultsOf = (text: string) => {
  const parsed = parseYaml({ text, file: 'a.yaml' }, scenarioSchema);
  return parsed.ok ? [] : parsed.faults.map(toFaultLine);
};

describe('reading a scenario file', () => {
  it('takes a good one, with everything left out filled in', () => {
    const parsed = parseYaml({ text: good, file: 'a.yaml' }, scenarioSchema);

    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.expect, { 'R-1': ['completed'] });
    assert.equal(parsed.value.timing.pgTimeoutMs, 1_000);
    assert.deepEqual(parsed.value.faults[0]?.at, { operation: 'pg.confirm', nth: 1, order: null });
  });

  const mistakes: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown field', 'story:', 'stroy:', /^a\.yaml:2:1 .*"stroy".*did you mean "story"/],
    [
      'an unknown fault',
      'lose-response',
      'loose-response',
      /^a\.yaml:8:\d+ .*did you mean "lose-response"/,
    ],
    [
      'an unknown end',
      'R-1: completed',
      'R-1: complete',
      /^a\.yaml:10:\d+ .*did you mean "completed"/,
    ],
    [
      'an address that is none',
      'pg.confirm#1',
      'confirm',
      /^a\.yaml:8:\d+ .*pg\.confirm#1 of R-1001/,
    ],
    [
      'an operation that does not exist',
      'pg.confirm#1',
      'pg.confrm#1',
      /^a\.yaml:8:\d+ .*did you mean "pg\.confirm"/,
    ],
    ['an amount that is no whole number', '100', '10.5', /^a\.yaml:4:\d+ .*amountKrw/],
    [
      'an act that does not exist',
      'authenticate,',
      'autenticate,',
      /^a\.yaml:6:\d+ .*did you mean "authenticate"/,
    ],
    ['an end of an order that does not exist', 'R-1: completed', 'R-2: completed', /R-2/],
    [
      'an edit without an amount',
      'expect:',
      'clerk:\n  - { after: pg.confirm#1, order: R-1, act: edit-amount }\nexpect:',
      /^a\.yaml:10:\d+ .*amountKrw/,
    ],
    [
      'an edit by an operator without an amount',
      'expect:',
      'operators:\n  - { order: R-1, does: edit-amount }\nexpect:',
      /^a\.yaml:10:\d+ .*amountKrw/,
    ],
    [
      'an operator who neither says nor does anything',
      'expect:',
      'operators:\n  - { order: R-1 }\nexpect:',
      /^a\.yaml:10:\d+ .*expected says, does or both/,
    ],
    [
      'a payment of an order that does not exist',
      'pay: R-1 }',
      'pay: R-2 }',
      /^a\.yaml:6:11 "customers\.kim\.0\.pay": expected one of the orders R-1, got "R-2"/,
    ],
    [
      'a fault of an order that does not exist',
      'pg.confirm#1',
      'pg.confirm#1 of R-2',
      /^a\.yaml:8:7 "faults\.0\.at": expected one of the orders R-1, got "R-2"/,
    ],
    [
      'an answer that is waited for of an order that does not exist',
      'authenticate,',
      '{ waitFor: pg.confirm#1 of R-2 },',
      /^a\.yaml:6:\d+ "customers\.kim\.1\.waitFor": expected one of the orders R-1/,
    ],
    [
      'a field that the fault ignores',
      'lose-response }',
      'lose-response, afterMs: 5 }',
      /^a\.yaml:8:\d+ "faults\.0\.afterMs": expected no field with lose-response, got afterMs/,
    ],
    [
      'the wrong field of a fault',
      'lose-response }',
      'delay, status: 500 }',
      /^a\.yaml:8:\d+ "faults\.0\.status": expected afterMs with delay, got status/,
    ],
    [
      'an act that says too little',
      'authenticate,',
      '{ wait: 4 },',
      /^a\.yaml:6:\d+ "customers\.kim\.1\.wait": expected object/,
    ],
    [
      'an act with fields that does not exist',
      'authenticate,',
      '{ wiat: { forMs: 4 } },',
      /^a\.yaml:6:\d+ "customers\.kim\.1": expected one of pay, .*, waitFor, got "wiat" \(did you mean "wait"\?\)/,
    ],
    [
      'a grace that is shorter than a call',
      'expect:',
      'timing: { graceMs: 5 }\nexpect:',
      /^a\.yaml:9:11 "timing\.graceMs": expected more than the longest call \(1000\), got 5/,
    ],
    [
      'a deed of the accountant where the orders are repair orders',
      'expect:',
      'operators: [{ order: R-1, does: post }]\nexpect:',
      /^a\.yaml:9:\d+ "operators\.0\.does": expected one of complete, edit-amount, refund with ordersOf "legacy", got post/,
    ],
    [
      'a deed at the legacy system where the orders are the shop’s own',
      'expect:',
      'ordersOf: shop\noperators: [{ order: R-1, does: complete }]\nexpect:',
      /^a\.yaml:10:\d+ "operators\.0\.does": expected one of refund, post with ordersOf "shop", got complete/,
    ],
    ['broken YAML', 'orders:', 'orders: [', /^a\.yaml:\d+:\d+ /],
  ];
  for (const [name, find, replace, expected] of mistakes) {
    it(`says where ${name} stands and what was expected`, () => {
      const faults = faultsOf(good.replace(find, replace));

      assert.ok(
        faults.some((fault) => expected.test(fault)),
        faults.join('\n'),
      );
    });
  }

  it('answers a file that is not there with its name', async () => {
    const read = await readYaml('/nowhere/a.yaml', scenarioSchema);

    assert.ok(!read.ok);
    assert.match(read.faults.map(toFaultLine).join(), /^\/nowhere\/a\.yaml:1:1 .*ENOENT/);
  });
});
