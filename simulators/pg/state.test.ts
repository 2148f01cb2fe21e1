import assert from 'node:assert/strict';
import type { StateDocument } from '../kit/exchange/simulator-state.js';
import { startPg } from './start-pg.js';

const idempotent = { headers: { 'idempotency-key': 'k-1' } };
const paths = [
  '/v1/payments/orders/pg-order-1',
  '/v1/payments/orders/pg-order-2',
  '/v1/transactions?startDate=2026-11-22&endDate=2026-11-23',
  '/v1/cash-receipts?requestDate=2026-11-22',
];

/** One of everything that the PG remembers. */
function startUsed() {
  const trial = startPg();
  const { post, authenticate, confirm, pay } = trial;
  confirm(authenticate(), {}, idempotent);
  pay({ method: 'virtual-account' }, 'pg-order-2');
  const wish = { clientKey: 'test_ck_x', customerKey: 'customer-1', method: 'CARD' };
  const { authKey } = post('/simulator/billing-authorizations', wish).json;
  post('/v1/billing/authorizations/issue', { authKey, customerKey: 'customer-1' });
  const receipt = {
    amount: 1,
    orderId: 'a',
    orderName: 'b',
    customerIdentityNumber: '1',
    type: '지출증빙',
  };
  post('/v1/cash-receipts', receipt);
  return trial;
}

const answersOf = ({ ask }: ReturnType<typeof startPg>) =>
  paths.map((path) => ask({ method: 'GET', path }).body);

/** As it would come back from a disk. */
function throughJson(documents: readonly StateDocument[]): StateDocument[] {
  return JSON.parse(JSON.stringify(documents)) as StateDocument[]; // What was just written.
}

describe('pg: state', () => {
  it('restored elsewhere answers the same', () => {
    const used = startUsed();
    const fresh = startPg();

    fresh.pg.state.restore(throughJson(used.pg.state.documents()));

    assert.deepEqual(answersOf(fresh), answersOf(used));
    assert.deepEqual(fresh.pg.state.documents(), used.pg.state.documents());
  });

  it('restored from what was told on the way answers the same', () => {
    const told: StateDocument[] = [];
    const used = startPg();
    used.pg.state.subscribe((document) => told.push(document));
    const paymentKey = used.pay();
    used.cancel(paymentKey, { cancelAmount: 1_000 });
    const fresh = startPg();

    fresh.pg.state.restore(throughJson(told));

    assert.deepEqual(answersOf(fresh), answersOf(used));
  });

  it('restored replays answers under their idempotency keys, with the first trace id', () => {
    const used = startUsed();
    const paymentKey = String(used.lookUpOrder().json['paymentKey']);
    const fresh = startPg();
    fresh.pg.state.restore(throughJson(used.pg.state.documents()));

    const there = used.confirm(paymentKey, {}, idempotent);
    const here = fresh.confirm(paymentKey, {}, idempotent);

    assert.equal(here.body, there.body);
    const firstOf = (trace = '') => trace.split(', ')[1];
    const trace = 'x-tosspayments-trace-id';
    assert.equal(firstOf(here.headers[trace]), firstOf(there.headers[trace]));
    assert.match(firstOf(here.headers[trace]) ?? '', /^[0-9a-f]{32}$/);
  });

  it('restored goes on with the same keys', () => {
    const used = startUsed();
    const fresh = startPg();
    fresh.pg.state.restore(throughJson(used.pg.state.documents()));

    assert.equal(fresh.authenticate('pg-order-1'), used.authenticate('pg-order-1'));
  });

  it('restored to an earlier moment has forgotten what came later', () => {
    const trial = startUsed();
    const snapshot = throughJson(trial.pg.state.documents());
    const before = answersOf(trial);
    trial.cancel(String(trial.lookUpOrder().json['paymentKey']));
    trial.pay({}, 'pg-order-3');

    trial.pg.state.restore(snapshot);

    assert.deepEqual(answersOf(trial), before);
    assert.equal(trial.lookUpOrder('pg-order-3').code, 'NOT_FOUND_PAYMENT');
  });

  it('restored still waits for a foreign provider', () => {
    const used = startPg();
    const paymentKey = used.pay({ method: 'foreign-easy-pay' });
    used.cancel(paymentKey);
    const fresh = startPg();
    fresh.pg.state.restore(throughJson(used.pg.state.documents()));

    fresh.clock.advance(60_000);

    assert.equal(fresh.lookUp(paymentKey).json['status'], 'CANCELED');
  });

  it('refuses documents of another party', () => {
    const { state } = startPg().pg;

    assert.throws(() => {
      state.restore([{ collection: 'orders', id: 'R-1', value: {} }]);
    }, /orders\/R-1/);
    assert.throws(() => {
      state.restore([{ collection: 'payments', id: 'k', value: { paymentKey: 1 } }]);
    }, /payments\/k/);
  });
});

describe('pg: listeners', () => {
  it('hear each event, with the payment as it then stands', () => {
    const { pg, pay, cancel } = startPg();
    const heard: string[] = [];
    pg.subscribe(({ kind }, { status }) => heard.push(`${kind} ${status}`));

    cancel(pay());

    assert.deepEqual(heard, [
      'opened READY',
      'authenticated IN_PROGRESS',
      'captured DONE',
      'refunded CANCELED',
    ]);
  });
});
