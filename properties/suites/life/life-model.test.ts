import assert from 'node:assert/strict';
import type { Told } from '../../../simulators/kit/history/history-entry.js';
import type { AskingCommand, CallbackCommand } from '../../generators/arbitrary-command.js';
import { createLifeModel, type LifeModel } from './life-model.js';

const order = 'R-1001';

function createModel(): LifeModel {
  return createLifeModel({
    swarm: { troubles: [], faultKinds: [], operations: [] },
    amountsKrw: { [order]: 33_000 },
    refusals: [],
    schedule: 0,
  });
}

const pay = (customer = 'kim') =>
  ({ kind: 'pay', customer, patience: 'answered', order, clicks: 1 }) as const;
const status = { kind: 'status', customer: 'kim', patience: 'answered' } as const;
const callback = (forged: CallbackCommand['forged'] = null) =>
  ({
    kind: 'callback',
    customer: 'kim',
    patience: 'answered',
    forged,
    which: 'last',
    times: 1,
  }) as const;

/** Asks and is told; returns what the model has against it. */
function tell(model: LifeModel, command: AskingCommand, told: Told) {
  const question = model.ask(command, 0);
  const surprise = model.hear(question, { told, attempt: 'a-1' }, 0);
  model.close(question);
  return surprise;
}

/** A customer who is back from the PG. */
function createAuthenticated(): LifeModel {
  const model = createModel();
  tell(model, pay(), 'ready');
  model.authenticate({ kind: 'authenticate', customer: 'kim', isAmountChanged: false }, 0);
  return model;
}

describe('life model', () => {
  it('has nothing against a payment that goes well', () => {
    const model = createAuthenticated();

    assert.equal(tell(model, callback(), 'paid'), null);
    assert.equal(tell(model, status, 'paid'), null);
    assert.equal(tell(model, pay('lee'), 'refused'), null);
    assert.ok(model.mayEnd(order, 'completed'));
    assert.ok(!model.mayEnd(order, 'cancelled'));
  });

  it('demands that a free order can be paid, by one at a time', () => {
    const model = createModel();

    assert.match(tell(model, pay(), 'refused') ?? '', /should be ready/);
    assert.equal(tell(model, pay(), 'ready'), null);
    assert.match(tell(model, pay('lee'), 'refused') ?? '', /should be in-progress/);
    assert.match(tell(model, pay('lee'), 'ready') ?? '', /an attempt of another page/);
  });

  it('demands that a forged callback is refused', () => {
    for (const forged of ['amount', 'order', 'secret'] as const) {
      assert.match(tell(createAuthenticated(), callback(forged), 'checking') ?? '', /be refused/);
    }
  });

  it('knows who can never have been charged', () => {
    const model = createModel();
    tell(model, pay(), 'ready');
    model.trouble();

    assert.match(tell(model, status, 'confirming') ?? '', /nobody can have been charged/);
    assert.equal(tell(model, status, 'not-charged'), null);
    assert.ok(model.mayEnd(order, 'released'));
    assert.ok(!model.mayEnd(order, 'completed'));
  });

  it('lets no certain word be taken back, whatever goes wrong', () => {
    const model = createAuthenticated();
    model.trouble();
    assert.equal(tell(model, callback(), 'checking'), null);
    assert.match(tell(model, status, 'ready') ?? '', /"checking" had been told before/);
    assert.equal(tell(model, status, 'paid'), null);
    assert.match(tell(model, status, 'not-charged') ?? '', /"paid" had been told before/);
  });

  it('takes every word for possible that a trouble may have led to', () => {
    for (const told of [
      'paid',
      'checking',
      'cancelled',
      'not-charged',
      'manual',
      'nothing',
    ] as const) {
      const model = createAuthenticated();
      model.trouble();

      assert.equal(tell(model, callback(), told), null);
    }
  });

  it('demands an answer while nothing has gone wrong', () => {
    assert.match(tell(createModel(), pay(), 'nothing') ?? '', /nothing went wrong/);
  });

  it('knows that nobody is charged once the clerk has taken the order away', () => {
    const model = createAuthenticated();
    model.clerk({ kind: 'clerk', order, act: 'sell', amountKrw: 1 });

    assert.match(tell(model, callback(), 'paid') ?? '', /nobody can have been charged/);
    assert.equal(tell(model, callback(), 'refused'), null);
    assert.ok(!model.mayEnd(order, 'completed'));
  });
});
