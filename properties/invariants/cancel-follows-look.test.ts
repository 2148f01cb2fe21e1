import assert from 'node:assert/strict';
import { cancelFollowsLook } from './cancel-follows-look.js';
import {
  breachesOf,
  cancelled,
  changed,
  charged,
  executed,
  fenced,
  handedOver,
  historyOf,
  lookedUp,
  orderRead,
  replied,
  sent,
  struck,
} from './history-of.js';

const look = sent('pg.look-up', 4, { path: '/v1/payments/k1' });
const sold = changed('in-progress', 'closed', { by: 'clerk', attempt: null });

describe('cancelFollowsLook', () => {
  it('finds a cancel without a look', () => {
    const history = historyOf(charged, handedOver('fence', 2), fenced(), cancelled(3));

    assert.deepEqual(breachesOf(cancelFollowsLook, history), [
      'Payment k1 should not have been cancelled: no look-up had shown it captured.',
    ]);
  });

  it('finds a cancel by a look that is older than the fence', () => {
    const history = historyOf(charged, lookedUp(2), handedOver('fence', 3), fenced(), cancelled(4));

    assert.deepEqual(breachesOf(cancelFollowsLook, history), [
      'Payment k1 should not have been cancelled: it was last looked at before the fence.',
    ]);
  });

  it('finds a cancel by a look whose answer was lost or garbled', () => {
    const fence = [handedOver('fence', 3), fenced()];
    const lost = [look, executed(4), replied(4, { left: 'nothing', status: null })];
    const garbled = [look, struck(4, 'garble-response'), executed(4), replied(4)];

    for (const unseen of [lost, garbled]) {
      const history = historyOf(charged, fence, unseen, cancelled(5));
      assert.equal(breachesOf(cancelFollowsLook, history).length, 1);
    }
  });

  it('finds a cancel without a fence', () => {
    assert.deepEqual(breachesOf(cancelFollowsLook, historyOf(charged, lookedUp(2), cancelled(3))), [
      'Payment k1 should not have been cancelled: its order was not fenced.',
    ]);
  });

  it('finds a cancel of what was lost without anybody having looked', () => {
    const history = historyOf(charged, orderRead(2), sold, lookedUp(3), cancelled(4));

    assert.deepEqual(breachesOf(cancelFollowsLook, history), [
      'Payment k1 should not have been cancelled: nobody had looked whether its order was still held.',
    ]);
  });

  it('accepts a cancel after fence and look, by key or by PG order id', () => {
    const fence = [handedOver('fence', 2), fenced()];

    for (const path of ['/v1/payments/k1', '/v1/payments/orders/pg-a1']) {
      const history = historyOf(charged, fence, lookedUp(3, path), cancelled(4));
      assert.deepEqual(breachesOf(cancelFollowsLook, history), []);
    }
  });

  it('accepts a cancel when the order was seen not to be ours', () => {
    const history = historyOf(charged, sold, lookedUp(2), orderRead(3), cancelled(4));

    assert.deepEqual(breachesOf(cancelFollowsLook, history), []);
  });

  it('accepts what the network delivers again, and a cancel of nothing known', () => {
    const fence = [handedOver('fence', 2), fenced(), lookedUp(3)].flat();
    const twice = [cancelled(4), struck(4, 'deliver-twice'), handedOver('fence', 5), cancelled(6)];
    const stray = cancelled(7, { path: '/v1/payments/k9/cancel' });

    assert.deepEqual(breachesOf(cancelFollowsLook, historyOf(charged, fence, twice, stray)), []);
  });
});
