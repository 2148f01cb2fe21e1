import assert from 'node:assert/strict';
import {
  breachesOf,
  cancelled,
  charged,
  confirmed,
  executed,
  historyOf,
  replied,
  struck,
} from './history-of.js';
import { keysAreKept } from './keys-are-kept.js';

const next = cancelled(3, { idempotencyKey: 'a1-cancel-2' });

describe('keysAreKept', () => {
  it('finds one key for two requests', () => {
    const other = cancelled(3, { path: '/v1/payments/k2/cancel' });

    assert.deepEqual(breachesOf(keysAreKept, historyOf(charged, cancelled(2), other)), [
      'The pg.cancel of payment k2 bears key a1-cancel, under which another request had been sent.',
    ]);
  });

  it('finds one key for two bodies', () => {
    const other = cancelled(3, { body: '{"cancelAmount":1}' });

    assert.equal(breachesOf(keysAreKept, historyOf(charged, cancelled(2), other)).length, 1);
  });

  it('finds a new key after an answer that was lost, and after a garbled one', () => {
    const lost = [cancelled(2), executed(2), replied(2, { left: 'nothing', status: null })];
    const garbled = [cancelled(2), struck(2, 'garble-response'), replied(2, { status: 500 })];

    assert.deepEqual(breachesOf(keysAreKept, historyOf(charged, lost, next)), [
      'The pg.cancel of payment k1 bears key a1-cancel-2, although no error had been answered under a1-cancel.',
    ]);
    assert.equal(breachesOf(keysAreKept, historyOf(charged, garbled, next)).length, 1);
  });

  it('finds a new key after the page of a proxy, and while the first request is still at work', () => {
    const proxied = [cancelled(2), struck(2, 'error-before'), replied(2, { status: 502 })];
    const atWork = [cancelled(2), executed(2), replied(2, { status: 409 })];

    for (const unanswered of [proxied, atWork]) {
      assert.equal(breachesOf(keysAreKept, historyOf(charged, unanswered, next)).length, 1);
    }
  });

  it('finds a repetition without any key', () => {
    assert.deepEqual(breachesOf(keysAreKept, historyOf(charged, confirmed(2))), [
      'The pg.confirm of payment k1 was sent again without an idempotency key.',
    ]);
  });

  it('accepts a new key after an error of the PG, and each of them again', () => {
    const refused = [cancelled(2), executed(2), replied(2, { status: 403 })];
    const later = cancelled(4, { idempotencyKey: 'a1-cancel-2' });

    assert.deepEqual(breachesOf(keysAreKept, historyOf(charged, refused, next, later)), []);
  });

  it('accepts a new key after a server error of the PG itself', () => {
    const failed = [cancelled(2), struck(2, 'error-before'), replied(2, { status: 500 })];

    assert.deepEqual(breachesOf(keysAreKept, historyOf(charged, failed, next)), []);
  });

  it('accepts the same key for the same bytes', () => {
    assert.deepEqual(breachesOf(keysAreKept, historyOf(charged, cancelled(2), cancelled(3))), []);
  });
});
