import assert from 'node:assert/strict';
import { createManualClock } from '../clock/manual-clock.js';
import { type AnswerRule, createAnswerPlan } from '../faults/answer-plan.js';
import { createFaultPlan, type FaultRule } from '../faults/fault-plan.js';
import { createHistory } from '../history/history.js';
import { createCollections } from './collections.js';
import { createErrands } from './errands.js';
import { createExchanges } from './exchange.js';
import type { Operation, Simulator, SimulatorReply, SimulatorRequest } from './simulator.js';

const failed: SimulatorReply = { status: 500, headers: {}, body: 'failed', code: 'FAILED' };

/** A party whose only operation counts how often it was executed. */
function createTrial(rules: readonly FaultRule[], answers: readonly AnswerRule[] = []) {
  const clock = createManualClock(1_000);
  const history = createHistory(clock);
  const errands = createErrands();
  let executions = 0;
  const held: string[] = [];
  let errand: Promise<void> | null = null;
  const operation: Operation = {
    name: 'pg.confirm',
    method: 'POST',
    path: '/confirm',
    orderOf: ({ body }) => (body === '' ? null : body),
    execute: (_request, { answer }) => {
      executions += 1;
      if (errand !== null) errands.add(errand);
      const code = answer ?? null;
      return { status: code === null ? 200 : 403, headers: {}, body: `done ${executions}`, code };
    },
  };
  const simulator: Simulator = {
    party: 'pg',
    operations: [operation],
    serverError: failed,
    notFound: failed,
    state: createCollections().state,
    hold: (exchange) => {
      held.push(`held ${exchange}`);
      return () => held.push(`released ${exchange}`);
    },
    errands,
  };
  const faults = createFaultPlan(rules);
  const exchanges = createExchanges(simulator, {
    clock,
    history,
    faults,
    answers: createAnswerPlan(answers),
  });
  return {
    clock,
    exchanges,
    errands: {
      ...errands,
      ofNextExecution: (one: Promise<void>) => {
        errand = one;
      },
    },
    executions: () => executions,
    held,
    receive: (order: string, headers: SimulatorRequest['headers'] = {}) =>
      exchanges.receive(operation, {
        method: 'POST',
        path: '/confirm',
        params: {},
        query: new URLSearchParams(),
        headers,
        body: order,
      }),
    kinds: () => history.entries.map(({ kind }) => kind),
    entries: history.entries,
  };
}

const at = { operation: 'pg.confirm', nth: 1, order: 'R-1' };

describe('exchange', () => {
  it('arrives, is executed and answered, and the history says so', async () => {
    const trial = createTrial([]);

    const delivery = await trial.receive('R-1', { 'idempotency-key': 'k-1' });

    assert.deepEqual(delivery, {
      cut: 'whole',
      reply: { status: 200, headers: {}, body: 'done 1', code: null },
    });
    const about = { exchange: 0, operation: 'pg.confirm', order: 'R-1' };
    assert.deepEqual(trial.entries, [
      {
        seq: 0,
        atMs: 0,
        kind: 'request-arrived',
        ...about,
        party: 'pg',
        nth: 1,
        path: '/confirm',
        idempotencyKey: 'k-1',
        body: 'R-1',
      },
      { seq: 1, atMs: 0, kind: 'executed', ...about, status: 200, code: null },
      { seq: 2, atMs: 0, kind: 'reply-left', ...about, left: 'whole', status: 200 },
    ]);
  });

  it('counts the requests of each order on their own', async () => {
    const trial = createTrial([]);
    for (const order of ['R-1', 'R-2', 'R-1', '']) await trial.receive(order);

    const arrivals = trial.entries.filter(({ kind }) => kind === 'request-arrived');

    assert.deepEqual(
      arrivals.map((entry) => ('nth' in entry ? [entry.order, entry.nth] : [])),
      [
        ['R-1', 1],
        ['R-2', 1],
        ['R-1', 2],
        [null, 1],
      ],
    );
  });

  it('is held at the party from before a slow answer until that leaves', async () => {
    const trial = createTrial([{ at, fault: 'delay', afterMs: 50 }]);

    const delivery = trial.receive('R-1');
    const meanwhile = [...trial.held];
    trial.clock.advance(50);
    await delivery;

    assert.deepEqual([meanwhile, trial.held], [['held 0'], ['held 0', 'released 0']]);
  });

  it('is held for no moment when its answer leaves at once', async () => {
    const trial = createTrial([]);

    const delivery = trial.receive('R-1');

    assert.deepEqual(trial.held, ['held 0', 'released 0']);
    await delivery;
  });

  it('never executes a request that is lost', async () => {
    const trial = createTrial([{ at, fault: 'lose-request' }]);

    const delivery = await trial.receive('R-1');

    assert.deepEqual(delivery, { cut: 'silence' });
    assert.equal(trial.executions(), 0);
    assert.deepEqual(trial.kinds(), ['request-arrived', 'fault-fired', 'reply-left']);
  });

  it('executes a request whose answer is lost', async () => {
    const trial = createTrial([{ at, fault: 'lose-response' }]);

    const delivery = await trial.receive('R-1');

    assert.deepEqual(delivery, { cut: 'silence' });
    assert.equal(trial.executions(), 1);
  });

  it('says which rule fired at which exchange, even when the rule meant any order', async () => {
    const trial = createTrial([{ at: { ...at, order: null }, fault: 'reset-before' }]);

    await trial.receive('R-1');

    assert.deepEqual(trial.entries[1], {
      seq: 1,
      atMs: 0,
      kind: 'fault-fired',
      exchange: 0,
      rule: 'pg.confirm#1 of R-1: reset-before',
      fault: 'reset-before',
      operation: 'pg.confirm',
      order: 'R-1',
    });
  });

  it('executes late after nothing has left, and knows that it still has to', async () => {
    const trial = createTrial([{ at, fault: 'execute-late', afterMs: 300 }]);

    await trial.receive('R-1');

    assert.equal(trial.executions(), 0);
    assert.equal(trial.exchanges.pendingExecutions(), 1);
    trial.clock.advance(299);
    assert.equal(trial.executions(), 0);
    trial.clock.advance(1);
    assert.equal(trial.executions(), 1);
    assert.equal(trial.exchanges.pendingExecutions(), 0);
    assert.deepEqual(trial.kinds(), ['request-arrived', 'fault-fired', 'reply-left', 'executed']);
  });

  it('delivers twice as two exchanges, and answers the first', async () => {
    const trial = createTrial([{ at, fault: 'deliver-twice', afterMs: 100 }]);

    const delivery = await trial.receive('R-1');
    trial.clock.advance(100);

    assert.ok(delivery.cut === 'whole' && delivery.reply.body === 'done 1');
    assert.equal(trial.executions(), 2);
    const arrivals = trial.entries.filter(({ kind }) => kind === 'request-arrived');
    assert.deepEqual(
      arrivals.map((entry) => ('nth' in entry ? [entry.exchange, entry.nth] : [])),
      [
        [0, 1],
        [1, 2],
      ],
    );
  });

  it('holds a delayed answer back until its time has come', async () => {
    const trial = createTrial([{ at, fault: 'delay', afterMs: 40 }]);
    let isDelivered = false;

    const delivered = trial.receive('R-1').then(() => {
      isDelivered = true;
    });
    await Promise.resolve();

    assert.equal(trial.executions(), 1);
    assert.equal(isDelivered, false);
    trial.clock.advance(40);
    await delivered;
    assert.deepEqual(trial.entries.at(-1)?.atMs, 40);
  });

  it('sends the error of the party without executing', async () => {
    const trial = createTrial([{ at, fault: 'error-before' }]);

    assert.deepEqual(await trial.receive('R-1'), { cut: 'whole', reply: failed });
    assert.equal(trial.executions(), 0);
  });

  it('asks the party to refuse where a business answer is planned', async () => {
    const trial = createTrial([], [{ at, code: 'REJECT_CARD_PAYMENT' }]);

    await trial.receive('R-1');

    assert.deepEqual(trial.entries[1], {
      seq: 1,
      atMs: 0,
      kind: 'executed',
      exchange: 0,
      operation: 'pg.confirm',
      order: 'R-1',
      status: 403,
      code: 'REJECT_CARD_PAYMENT',
    });
  });

  it('holds the answer back until the errands of its execution have ended', async () => {
    const { exchanges, errands, receive, kinds, held } = createTrial([]);
    let isDone = () => {};
    errands.ofNextExecution(
      new Promise((resolve) => {
        isDone = resolve;
      }),
    );

    const pending = receive('R-1');
    await Promise.resolve();
    const before = kinds();
    assert.deepEqual(held, ['held 0']);
    isDone();
    await pending;

    assert.deepEqual(before, ['request-arrived', 'executed']);
    assert.deepEqual(kinds(), ['request-arrived', 'executed', 'reply-left']);
    assert.deepEqual(held, ['held 0', 'released 0']);
    assert.equal(exchanges.pendingExecutions(), 0);
  });

  it('is not held back by what came up outside of an execution', async () => {
    const { errands, receive, kinds } = createTrial([]);
    errands.add(new Promise(() => {}));

    await receive('R-1');

    assert.deepEqual(kinds(), ['request-arrived', 'executed', 'reply-left']);
  });
});
