import assert from 'node:assert/strict';
import { createExchanges } from '../kit/exchange/exchange.js';
import { matchOperation } from '../kit/exchange/match-operation.js';
import { createAnswerPlan } from '../kit/faults/answer-plan.js';
import { createFaultPlan } from '../kit/faults/fault-plan.js';
import { createHistory } from '../kit/history/history.js';
import { startPg } from './start-pg.js';

const confirmPath = '/v1/payments/confirm';
const delayed = {
  at: { operation: 'pg.confirm', nth: 1, order: null },
  fault: 'delay',
  afterMs: 50,
} as const;

/** A payment whose first confirm is executed, and its answer slow. */
function startSlow() {
  const trial = startPg();
  const paymentKey = trial.authenticate();
  const exchanges = createExchanges(trial.pg, {
    clock: trial.clock,
    history: createHistory(trial.clock),
    faults: createFaultPlan([delayed]),
    answers: createAnswerPlan([]),
  });
  return {
    ...trial,
    confirmAs: async (idempotencyKey: string) => {
      const authorization = `Basic ${Buffer.from('test_sk_simulated:').toString('base64')}`;
      const headers = { authorization, 'idempotency-key': idempotencyKey };
      const match = matchOperation(trial.pg.operations, { method: 'POST', path: confirmPath });
      assert.ok(match !== undefined);
      const body = JSON.stringify({ paymentKey, orderId: 'pg-order-1', amount: 33_000 });
      const query = new URLSearchParams();
      const request = { method: 'POST', path: confirmPath, params: {}, query, headers, body };
      const delivery = await exchanges.receive(match.operation, request);
      assert.ok(delivery.cut === 'whole');
      return delivery.reply;
    },
  };
}

describe('pg: a request in hand', () => {
  it('refuses its idempotency key to others until its answer leaves', async () => {
    const { confirmAs, clock } = startSlow();
    const first = confirmAs('k-1');

    const meanwhile = await confirmAs('k-1');
    clock.advance(50);
    const answer = await first;
    const afterwards = await confirmAs('k-1');

    assert.deepEqual([meanwhile.status, meanwhile.code], [409, 'IDEMPOTENT_REQUEST_PROCESSING']);
    assert.deepEqual([answer.status, answer.body], [200, afterwards.body]);
  });

  it('refuses its payment to other confirms, and that refusal is kept', async () => {
    const { confirmAs, clock } = startSlow();
    const first = confirmAs('k-1');

    const meanwhile = await confirmAs('k-2');
    clock.advance(50);
    await first;
    const again = await confirmAs('k-2');
    const fresh = await confirmAs('k-3');

    assert.deepEqual([meanwhile.status, meanwhile.code], [400, 'ALREADY_PROCESSING_REQUEST']);
    assert.equal(again.code, 'ALREADY_PROCESSING_REQUEST');
    assert.equal(fresh.code, 'ALREADY_PROCESSED_PAYMENT');
  });

  it('captured once', async () => {
    const { confirmAs, clock, effects } = startSlow();
    const first = confirmAs('k-1');

    await Promise.all([confirmAs('k-1'), confirmAs('k-2')]);
    clock.advance(50);
    await first;

    assert.equal(effects().filter(({ kind }) => kind === 'payment-captured').length, 1);
  });
});
