import assert from 'node:assert/strict';
import { toJsonReport } from './json.js';
import {
  allRuns,
  happyRun,
  inconclusiveRun,
  orderOf,
  runOf,
  twoOrdersRun,
  violatedRun,
} from './sample-runs.js';

const scenarioOf = (run: typeof happyRun) => toJsonReport([run]).scenarios[0];

describe('toJsonReport', () => {
  it('tells a run of one order', () => {
    assert.deepEqual(scenarioOf(happyRun), {
      name: 'pay: everything goes well',
      end: 'completed',
      expected: ['completed'],
      ok: true,
      faultsFired: [],
      faultsUnspent: [],
      violations: [],
      notJudged: [],
      durationMs: 12,
      orders: [{ order: 'R-1001', end: 'completed', expected: ['completed'], ok: true }],
      verdict: 'passed',
      reason: null,
      file: 'scenarios/pay.ts',
      world: 'virtual',
      replay: 'npx ttadak replay t1.happy',
      historySha256: 'abc123',
    });
  });

  it('keeps the types of its keys for several orders', () => {
    const scenario = scenarioOf(twoOrdersRun);

    assert.equal(scenario?.end, 'R-1001: completed, 수선-1002: released');
    assert.deepEqual(scenario.expected, ['R-1001: completed', '수선-1002: released']);
    assert.equal(scenario.orders.length, 2);
  });

  it('lists violations and the end that was not allowed', () => {
    const scenario = scenarioOf(violatedRun);

    assert.equal(scenario?.ok, false);
    assert.deepEqual(
      scenario.violations.map(({ invariant }) => invariant),
      ['toldNotChargedIsNotCharged'],
    );
    assert.deepEqual(scenario.orders[0]?.ok, false);
  });

  it('calls an inconclusive run not ok', () => {
    const scenario = scenarioOf(inconclusiveRun);

    assert.equal(scenario?.ok, false);
    assert.equal(scenario.end, 'none');
    assert.equal(scenario.reason, 'the service did not answer within 10 s');
  });

  it('names all allowed ends of an order', () => {
    const orders = [orderOf(), orderOf({ order: 'R-2', allowed: ['cancelled', 'manual'] })];

    assert.deepEqual(scenarioOf(runOf({ orders }))?.expected, [
      'R-1001: completed',
      'R-2: cancelled or manual',
    ]);
  });

  it('counts scenarios by verdict and orders by end', () => {
    assert.deepEqual(toJsonReport(allRuns).totals, {
      scenarios: 5,
      passed: 3,
      violated: 1,
      inconclusive: 1,
      ends: { completed: 3, cancelled: 0, released: 1, manual: 0, open: 1 },
      durationMs: 60,
    });
  });

  it('survives being written and read', () => {
    const report = toJsonReport(allRuns);

    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });
});
