import assert from 'node:assert/strict';
import type { OrderState } from './core/order.js';
import { type Act, startLegacyOrder } from './start-legacy-order.js';

/** Who asks: `a-1`, who owns the order where it is somebody's, or another. */
type Row = readonly [state: OrderState, act: Act, by: 'a-1' | 'a-2', result: string];

const again = 'again';
const table: readonly Row[] = [
  ['payable', 'claim', 'a-1', 'in-progress'],
  ['payable', 'complete', 'a-1', 'NOT_IN_PROGRESS'],
  ['payable', 'fence', 'a-1', 'NOT_IN_PROGRESS'],
  ['payable', 'release', 'a-1', 'NOT_YOURS'],
  ['in-progress', 'claim', 'a-1', again],
  ['in-progress', 'claim', 'a-2', 'NOT_PAYABLE'],
  ['in-progress', 'complete', 'a-1', 'complete'],
  ['in-progress', 'complete', 'a-2', 'NOT_YOURS'],
  ['in-progress', 'fence', 'a-1', 'cancelling'],
  ['in-progress', 'fence', 'a-2', 'NOT_YOURS'],
  ['in-progress', 'release', 'a-1', 'payable'],
  ['in-progress', 'release', 'a-2', 'NOT_YOURS'],
  ['cancelling', 'claim', 'a-1', 'CANCELLING'],
  ['cancelling', 'claim', 'a-2', 'CANCELLING'],
  ['cancelling', 'complete', 'a-1', 'CANCELLING'],
  ['cancelling', 'complete', 'a-2', 'NOT_YOURS'],
  ['cancelling', 'fence', 'a-1', again],
  ['cancelling', 'fence', 'a-2', 'NOT_YOURS'],
  ['cancelling', 'release', 'a-1', 'payable'],
  ['cancelling', 'release', 'a-2', 'NOT_YOURS'],
  ['complete', 'claim', 'a-1', 'ALREADY_COMPLETE'],
  ['complete', 'claim', 'a-2', 'ALREADY_COMPLETE'],
  ['complete', 'complete', 'a-1', again],
  ['complete', 'complete', 'a-2', 'ALREADY_COMPLETE'],
  ['complete', 'fence', 'a-1', 'ALREADY_COMPLETE'],
  ['complete', 'release', 'a-1', 'ALREADY_COMPLETE'],
  ['unpayable', 'claim', 'a-1', 'NOT_PAYABLE'],
  ['unpayable', 'complete', 'a-1', 'NOT_IN_PROGRESS'],
  ['unpayable', 'fence', 'a-1', 'NOT_IN_PROGRESS'],
  ['unpayable', 'release', 'a-1', 'NOT_YOURS'],
  ['closed', 'claim', 'a-1', 'NOT_PAYABLE'],
  ['closed', 'complete', 'a-1', 'NOT_IN_PROGRESS'],
  ['closed', 'fence', 'a-1', 'NOT_IN_PROGRESS'],
  ['closed', 'release', 'a-1', 'NOT_YOURS'],
];

describe('legacy order: transitions', () => {
  for (const [state, act, by, result] of table) {
    it(`${state}: ${act} by ${by} gives ${result}`, () => {
      const { bring, ask, order } = startLegacyOrder();
      bring(state);
      const before = order();

      const reply = ask(act, { attempt: by });

      const isRefused = result.toUpperCase() === result;
      assert.equal(reply.status, isRefused ? 409 : 200);
      assert.equal(reply.json['result'], isRefused ? 'REJECTED' : 'OK');
      assert.equal(reply.code, isRefused ? result : null);
      if (isRefused || result === again) assert.deepEqual(order(), before);
      else {
        assert.equal(order()?.state, result);
        assert.equal(order()?.version, (before?.version ?? 0) + 1);
      }
    });
  }

  it('are refused with the order as it stands', () => {
    const { bring, ask } = startLegacyOrder();
    bring('in-progress');

    const { json } = ask('release', { attempt: 'a-2' });

    assert.deepEqual(json, {
      result: 'REJECTED',
      code: 'NOT_YOURS',
      message: '다른 결제가 진행 중인 주문입니다.',
      order: {
        orderId: 'R-1',
        orderName: '세탁기 수리',
        state: 'in-progress',
        amount: 33_000,
        version: 2,
        attemptId: 'a-1',
      },
    });
  });

  it('claim only the version that was seen', () => {
    const { ask, legacyOrder } = startLegacyOrder();
    legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });

    assert.equal(ask('claim', { version: 1 }).code, 'VERSION_MISMATCH');
    assert.equal(ask('claim', { version: 2 }).status, 200);
  });

  it('let no claim of before a release through', () => {
    const { ask } = startLegacyOrder();
    ask('claim', { version: 1 });
    ask('release');

    assert.equal(ask('claim', { version: 1 }).code, 'VERSION_MISMATCH');
  });

  it('answer the owner’s second claim whatever version it names', () => {
    const { ask } = startLegacyOrder();
    ask('claim', { version: 1 });

    assert.equal(ask('claim', { version: 1 }).status, 200);
  });

  it('complete only the amount that is due', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder();
    bring('in-progress');
    legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });

    assert.equal(ask('complete').code, 'AMOUNT_MISMATCH');
    assert.equal(ask('complete', { amount: 44_000 }).status, 200);
  });

  it('complete once: the owner’s repetition posts nothing', () => {
    const { bring, ask, countOf } = startLegacyOrder();
    bring('in-progress');

    ask('complete');
    ask('complete');

    assert.equal(countOf('order-changed'), 2);
  });

  it('refuse a second release by the same attempt', () => {
    const { bring, ask } = startLegacyOrder();
    bring('in-progress');
    ask('release');

    assert.equal(ask('release').code, 'NOT_YOURS');
  });

  it('let the next attempt claim a released order', () => {
    const { bring, ask, order } = startLegacyOrder();
    bring('cancelling');
    ask('release');

    assert.equal(ask('claim', { attempt: 'a-2' }).status, 200);
    assert.equal(order()?.attempt, 'a-2');
  });
});
