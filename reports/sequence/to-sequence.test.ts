import assert from 'node:assert/strict';
import {
  arrives,
  captures,
  crashRun,
  executes,
  fires,
  happyRun,
  isTold,
  leaves,
  order,
} from '../sample-runs.js';
import { linesOf, stepsOf, toLine } from './sample-lines.js';
import { toSequence } from './to-sequence.js';

const confirm = 'pg.confirm';

describe('toSequence', () => {
  it('tells a payment that goes well', () => {
    assert.deepEqual(toSequence(happyRun.history).map(toLine), [
      'customer→service pay R-1001 delivered',
      'service→legacy-order claim delivered (payable → in-progress)',
      'legacy-order→service 200 delivered',
      'service→customer "ready" delivered',
      'customer→service callback delivered',
      'service→pg confirm delivered (captured 33,000 KRW)',
      'pg→service 200 delivered',
      'service→legacy-order complete delivered (in-progress → complete)',
      'legacy-order→service 200 delivered',
      'service→customer "paid" delivered',
      'phase over service: no faults from here on',
      'phase over service: at rest',
    ]);
  });

  it('loses a request that was never executed and never answered', () => {
    const lines = linesOf(
      arrives(1, confirm),
      fires(1, confirm, 'lose-request'),
      leaves(1, confirm, 'nothing'),
    );

    assert.deepEqual(lines, ['service→pg confirm lost 1:lose-request']);
  });

  it('tells of a request that the party does not know', () => {
    const lines = linesOf({
      kind: 'request-turned-away',
      party: 'pg',
      method: 'POST',
      path: '/v1/payment/confirm',
      status: 404,
    });

    assert.deepEqual(lines, ['fault over pg: 404: nothing here for POST /v1/payment/confirm']);
  });

  it('loses the answer to a request that was executed', () => {
    const lines = linesOf(
      arrives(1, confirm),
      fires(1, confirm, 'reset-after'),
      captures(1),
      executes(1, confirm),
      leaves(1, confirm, 'nothing'),
    );

    assert.deepEqual(lines, [
      'service→pg confirm delivered (captured 33,000 KRW)',
      'pg→service 200 lost 1:reset-after',
    ]);
  });

  it('cuts an answer of which a part left', () => {
    const lines = linesOf(
      arrives(1, confirm),
      fires(1, confirm, 'truncate-response'),
      executes(1, confirm),
      leaves(1, confirm, 'part'),
    );

    assert.deepEqual(lines[1], 'pg→service 200 cut 1:truncate-response');
  });

  it('cuts an answer that left whole but as garbage', () => {
    const lines = linesOf(
      arrives(1, confirm),
      fires(1, confirm, 'garble-response'),
      executes(1, confirm),
      leaves(1, confirm),
    );

    assert.deepEqual(lines[1], 'pg→service 200 cut 1:garble-response');
  });

  it('shows the status that left, not the one that the party gave', () => {
    const lines = linesOf(
      arrives(1, confirm),
      fires(1, confirm, 'error-after'),
      captures(1),
      { kind: 'executed', exchange: 1, operation: confirm, order, status: 200, code: 'DONE' },
      { kind: 'reply-left', exchange: 1, operation: confirm, order, left: 'whole', status: 502 },
    );

    assert.deepEqual(lines[1], 'pg→service 502 delivered 1:error-after');
  });

  it("shows the party's own code", () => {
    const lines = linesOf(
      arrives(1, confirm),
      { kind: 'executed', exchange: 1, operation: confirm, order, status: 403, code: 'REJECT' },
      { kind: 'reply-left', exchange: 1, operation: confirm, order, left: 'whole', status: 403 },
    );

    assert.deepEqual(lines[1], 'pg→service 403 REJECT delivered');
  });

  it('tells a late execution when it happens', () => {
    const steps = stepsOf(
      arrives(1, confirm),
      fires(1, confirm, 'execute-late'),
      leaves(1, confirm, 'nothing'),
      isTold(1, 'callback', 'checking'),
      captures(1),
      executes(1, confirm),
    );

    assert.deepEqual(steps.map(toLine), [
      'service→pg confirm late 1:execute-late',
      'service→customer "checking" delivered',
      'late over pg: late confirm, captured 33,000 KRW after 500 ms 1:execute-late',
    ]);
    assert.deepEqual(
      steps.map(({ covers }) => covers),
      [[0, 1], [3], [4, 5]],
    );
  });

  it('says that a late execution without effect answered nobody', () => {
    const steps = stepsOf(
      arrives(1, confirm),
      fires(1, confirm, 'execute-late'),
      leaves(1, confirm, 'nothing'),
      executes(1, confirm, 400),
    );

    assert.equal(steps[1]?.label, 'late confirm, 400 to nobody after 300 ms');
  });

  it('marks a request that the network delivers again', () => {
    const lines = linesOf(
      arrives(1, confirm),
      fires(1, confirm, 'deliver-twice'),
      captures(1),
      executes(1, confirm),
      leaves(1, confirm),
      arrives(2, confirm, 2),
      executes(2, confirm),
    );

    assert.deepEqual(lines, [
      'service→pg confirm delivered 1:deliver-twice (captured 33,000 KRW)',
      'pg→service 200 delivered',
      'service→pg confirm #2 duplicate 1:deliver-twice',
    ]);
  });

  it("does not take the service's own repetition for the network's", () => {
    const steps = stepsOf(
      arrives(1, confirm),
      fires(1, confirm, 'deliver-twice'),
      executes(1, confirm),
      leaves(1, confirm),
      arrives(2, confirm, 2),
      executes(2, confirm),
      leaves(2, confirm),
    );

    assert.deepEqual(
      steps.map((step) => (step.kind === 'message' ? step.fate : step.sign)),
      ['delivered', 'delivered', 'delivered', 'delivered'],
    );
  });

  it('draws an authentication from the customer', () => {
    const steps = stepsOf(
      arrives(1, 'pg.authenticate'),
      {
        kind: 'payment-authenticated',
        exchange: 1,
        paymentKey: 'k1',
        pgOrderId: 'p1',
        order,
        amountKrw: 33_000,
        approvableUntilMs: 600_000,
      },
      executes(1, 'pg.authenticate'),
      leaves(1, 'pg.authenticate'),
    );

    assert.deepEqual(steps.map(toLine), [
      'customer→pg authenticate delivered (authenticated 33,000 KRW)',
      'pg→customer 200 delivered',
    ]);
  });

  it('tells a crash and the start after it', () => {
    const lines = toSequence(crashRun.history).map(toLine);

    assert.ok(lines.includes('crash over service: service 1 killed'));
    assert.ok(lines.includes('service→customer no answer lost'));
    assert.ok(lines.includes('start over service: service 2 started'));
  });

  it('leaves a request open whose outcome the history does not tell', () => {
    assert.deepEqual(linesOf(arrives(1, confirm)), ['service→pg confirm delivered']);
  });

  it('covers every entry of an exchange once', () => {
    const covered = toSequence(crashRun.history).flatMap(({ covers }) => covers);

    assert.equal(new Set(covered).size, covered.length);
    // All but the opened order and the first start.
    assert.equal(covered.length, crashRun.history.length - 2);
  });
});
