import assert from 'node:assert/strict';
import {
  authenticated,
  begun,
  breachesOf,
  charged,
  claimed,
  completed,
  confirmed,
  declined,
  executed,
  fenced,
  historyOf,
  opened,
  refunded,
  reopened,
  replied,
  sent,
  struck,
} from './history-of.js';
import { singleWriter } from './single-writer.js';

const secondKey = { paymentKey: 'k2' };
const both = [...begun, authenticated(secondKey)];

describe('singleWriter', () => {
  it('finds a confirm beside one of another key', () => {
    assert.deepEqual(
      breachesOf(singleWriter, historyOf(both, confirmed(1), confirmed(2, secondKey))),
      ['Order R-1 got a pg.confirm of k2 while a pg.confirm of k1 was underway.'],
    );
  });

  it('finds a confirm beside a late one of another key', () => {
    const late = [confirmed(1), struck(1, 'execute-late'), replied(1)];

    assert.equal(
      breachesOf(singleWriter, historyOf(both, late, confirmed(2, secondKey))).length,
      1,
    );
  });

  it('finds a confirm beside one whose answer has not left', () => {
    const slow = [confirmed(1), struck(1, 'delay'), declined(), executed(1)];

    assert.equal(
      breachesOf(singleWriter, historyOf(both, slow, confirmed(2, secondKey))).length,
      1,
    );
  });

  it('finds a cancel beside a completion without a fence', () => {
    const late = [sent('legacy-order.complete', 2), struck(2, 'execute-late'), replied(2)];

    assert.deepEqual(breachesOf(singleWriter, historyOf(charged, late, sent('pg.cancel', 3))), [
      'Order R-1 got a pg.cancel while a legacy-order.complete was underway.',
    ]);
  });

  it('finds a completion beside a cancel', () => {
    const history = historyOf(charged, sent('pg.cancel', 2), sent('legacy-order.complete', 3));

    assert.equal(breachesOf(singleWriter, history).length, 1);
  });

  it('accepts a confirm after the answer to the one before left', () => {
    const over = [confirmed(1), declined(), executed(1), replied(1)];

    assert.deepEqual(breachesOf(singleWriter, historyOf(both, over, confirmed(2, secondKey))), []);
  });

  it('accepts a confirm after one that was lost for good', () => {
    const lost = [confirmed(1), struck(1, 'lose-request'), replied(1)];

    assert.deepEqual(breachesOf(singleWriter, historyOf(both, lost, confirmed(2, secondKey))), []);
  });

  it('accepts a confirm beside a late one that the PG no longer captures', () => {
    const old = authenticated({ approvableUntilMs: 4 });
    const late = [confirmed(1), struck(1, 'execute-late'), replied(1)];
    const second = [authenticated(secondKey), confirmed(2, secondKey)];

    assert.deepEqual(
      breachesOf(singleWriter, historyOf(opened(), claimed(), old, late, second)),
      [],
    );
  });

  it('accepts a confirm beside one of an invented key', () => {
    const invented = confirmed(1, { paymentKey: 'invented' });

    assert.deepEqual(breachesOf(singleWriter, historyOf(begun, invented, confirmed(2))), []);
  });

  it('accepts the same confirm twice, and what the network delivers again', () => {
    const twice = [confirmed(1), struck(1, 'deliver-twice'), executed(1), replied(1)];
    const again = [confirmed(2, secondKey), confirmed(3), executed(3)];

    assert.deepEqual(breachesOf(singleWriter, historyOf(begun, confirmed(1), confirmed(2))), []);
    assert.deepEqual(breachesOf(singleWriter, historyOf(both, twice, again)), []);
  });

  it('accepts a cancel beside a completion that a fence has made harmless', () => {
    const late = [sent('legacy-order.complete', 2), struck(2, 'execute-late'), replied(2)];

    assert.deepEqual(
      breachesOf(singleWriter, historyOf(charged, late, fenced(), sent('pg.cancel', 3))),
      [],
    );
  });

  it('accepts a completion beside the late cancel of an earlier attempt', () => {
    const late = [sent('pg.cancel', 2), struck(2, 'execute-late'), replied(2)];
    const again = [
      refunded(),
      reopened('in-progress'),
      claimed({ attempt: 'a2' }),
      sent('legacy-order.complete', 3),
      completed({ attempt: 'a2' }),
    ];

    assert.deepEqual(breachesOf(singleWriter, historyOf(charged, late, again)), []);
  });

  it('accepts requests that concern no order', () => {
    const nobodys = { order: null };
    const history = historyOf(sent('pg.cancel', 1, nobodys), executed(1), replied(1));

    assert.deepEqual(breachesOf(singleWriter, history), []);
  });
});
