import assert from 'node:assert/strict';
import {
  breachesOf,
  cancelled,
  charged,
  executed,
  handedOver,
  historyOf,
  logged,
  rested,
  row,
  sent,
  struck,
} from './history-of.js';
import { intentComesFirst } from './intent-comes-first.js';

const fence = row({ kind: 'intent', call: 'fence' });

describe('intentComesFirst', () => {
  it('finds a request without an intent', () => {
    assert.deepEqual(
      breachesOf(intentComesFirst, historyOf(charged, handedOver('fence', 2), logged([]), rested)),
      ['Order R-1 got a legacy-order.fence ("fence a1") that had not been written down before.'],
    );
  });

  it('finds a second request with one intent, and an intent that came after its request', () => {
    const twice = [handedOver('fence', 2), handedOver('fence', 3)];
    const late = row({ ...fence, atMs: 1_000 });

    for (const [requests, rows] of [
      [twice, [fence]],
      [[handedOver('fence', 2)], [late]],
    ] as const) {
      const history = historyOf(charged, requests, logged(rows), rested);
      assert.equal(breachesOf(intentComesFirst, history).length, 1);
    }
  });

  it('finds a call to the PG under a key that was not written down', () => {
    const intent = row({ kind: 'intent', call: 'cancel', key: 'a1-cancel-2' });

    assert.equal(
      breachesOf(intentComesFirst, historyOf(charged, cancelled(2), logged([intent]), rested))
        .length,
      1,
    );
  });

  it('accepts a request after its intent, and an intent without a request', () => {
    const rows = [fence, row({ kind: 'intent', call: 'cancel', key: 'a1-cancel' }), fence];
    const requests = [handedOver('fence', 2), cancelled(3)];

    assert.deepEqual(
      breachesOf(intentComesFirst, historyOf(charged, requests, logged(rows), rested)),
      [],
    );
  });

  it('accepts what the network delivers again, and what came after the log was read', () => {
    const twice = [handedOver('fence', 2), struck(2, 'deliver-twice'), executed(2)];
    const again = handedOver('fence', 3);
    const later = handedOver('release', 4);

    assert.deepEqual(
      breachesOf(
        intentComesFirst,
        historyOf(charged, twice, again, logged([fence]), later, rested),
      ),
      [],
    );
  });

  it('accepts everything of a service that shows no log, and calls without a key', () => {
    const nameless = sent('pg.cancel', 2);

    assert.deepEqual(
      breachesOf(intentComesFirst, historyOf(charged, handedOver('fence', 2), rested)),
      [],
    );
    assert.deepEqual(
      breachesOf(intentComesFirst, historyOf(charged, nameless, logged([]), rested)),
      [],
    );
  });
});
