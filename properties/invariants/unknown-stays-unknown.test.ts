import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  cancelled,
  charged,
  executed,
  handedOver,
  historyOf,
  logged,
  replied,
  rested,
  row,
  struck,
} from './history-of.js';
import { unknownStaysUnknown } from './unknown-stays-unknown.js';

const refusal = row({ kind: 'outcome', call: 'complete', outcome: 'rejected' });

describe('unknownStaysUnknown', () => {
  it('finds that a lost answer is taken for a refusal', () => {
    const lost = [
      handedOver('complete', 2),
      executed(2),
      replied(2, { left: 'nothing', status: null }),
    ];

    assert.deepEqual(
      breachesOf(unknownStaysUnknown, historyOf(charged, lost, logged([refusal]), rested)),
      ['The log of order R-1 knows what came of 1 × "complete a1", but only 0 were answered.'],
    );
  });

  it('finds the same of a part, of a server error, of garbage and of a page for people', () => {
    const request = handedOver('complete', 2);

    for (const unclear of [
      [request, replied(2, { left: 'part' })],
      [request, replied(2, { status: 502 })],
      [request, struck(2, 'garble-response'), replied(2)],
      [request, executed(2, 'MAINTENANCE'), replied(2)],
      [],
    ]) {
      const history = historyOf(charged, unclear, logged([refusal]), rested);
      assert.equal(breachesOf(unknownStaysUnknown, history).length, 1);
    }
  });

  it('accepts a refusal that came, and what is called unknown', () => {
    const refused = [handedOver('complete', 2), executed(2), replied(2, { status: 409 })];
    const unknown = row({ kind: 'outcome', call: 'complete', outcome: 'unknown' });

    assert.deepEqual(
      breachesOf(
        unknownStaysUnknown,
        historyOf(charged, refused, logged([unknown, refusal]), rested),
      ),
      [],
    );
  });

  it('accepts that an answer is not written down, and an outcome without a key', () => {
    const answered = [cancelled(2), executed(2), replied(2)];
    const nameless = row({ kind: 'outcome', call: 'cancel', outcome: 'accepted' });

    assert.deepEqual(
      breachesOf(unknownStaysUnknown, historyOf(begun, answered, logged([nameless]), rested)),
      [],
    );
  });
});
