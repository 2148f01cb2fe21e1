import assert from 'node:assert/strict';
import {
  authenticated,
  awaitsDeposit,
  begun,
  breachesOf,
  captured,
  charged,
  claimed,
  confirmed,
  declined,
  executed,
  fenced,
  flagged,
  historyOf,
  opened,
  paid,
  refunded,
  released,
  reopened,
  replied,
  returned,
  struck,
  voided,
} from './history-of.js';
import { noCaptureAfterRelease } from './no-capture-after-release.js';

const takenBack = refunded({ by: 'bank' });
const lateConfirm = [confirmed(1), struck(1, 'execute-late'), replied(1)];

describe('noCaptureAfterRelease', () => {
  it('finds a release while the money is kept', () => {
    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(charged, released())), [
      'Order R-1 was released while payment k1 is captured and not refunded.',
    ]);
  });

  it('finds a release while a confirm may still execute', () => {
    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(begun, lateConfirm, released())), [
      'Order R-1 was released while payment k1 may still be captured.',
    ]);
  });

  it('finds a release while the customer may pay into an account', () => {
    const history = historyOf(begun, awaitsDeposit(100), released());

    assert.deepEqual(breachesOf(noCaptureAfterRelease, history), [
      'Order R-1 was released while payment k1 may still be captured.',
    ]);
  });

  it('finds it, too, when the bank took the deposit back and the account waits again', () => {
    const history = historyOf(begun, awaitsDeposit(100), captured(), takenBack, released());

    assert.equal(breachesOf(noCaptureAfterRelease, history).length, 1);
  });

  it('accepts a release once the account takes nothing more: overdue, or cancelled', () => {
    const overdue = historyOf(begun, awaitsDeposit(1), released());
    const gone = historyOf(begun, awaitsDeposit(100), voided(), released());

    assert.deepEqual(breachesOf(noCaptureAfterRelease, overdue), []);
    assert.deepEqual(breachesOf(noCaptureAfterRelease, gone), []);
  });

  it('finds a capture after the release', () => {
    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(begun, released(), captured())), [
      'Payment k1 was captured after its attempt a1 had released the order.',
    ]);
  });

  it('finds a new claim of a charged order that a clerk opened again', () => {
    const again = [reopened('in-progress'), claimed({ attempt: 'a2' })];

    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(charged, again)), [
      'Order R-1 was claimed again while payment k1 is captured and not refunded.',
    ]);
  });

  it('accepts a release when the approval window is over', () => {
    const shortWindow = authenticated({ approvableUntilMs: 4 });
    const history = historyOf(opened(), claimed(), shortWindow, lateConfirm, released());

    assert.deepEqual(breachesOf(noCaptureAfterRelease, history), []);
  });

  it('accepts a release after a late confirm was executed and declined', () => {
    const history = historyOf(begun, lateConfirm, declined(), executed(1), released());

    assert.deepEqual(breachesOf(noCaptureAfterRelease, history), []);
  });

  it('accepts a release after a confirm that was lost for good', () => {
    const lost = [confirmed(1), struck(1, 'lose-request'), replied(1)];

    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(begun, lost, released())), []);
  });

  it('accepts a release while a confirm is underway that the PG must refuse', () => {
    const foreign = [confirmed(1, { amount: 1 }), struck(1, 'execute-late'), replied(1)];
    const unknown = [confirmed(2, { paymentKey: 'k9' }), struck(2, 'execute-late'), replied(2)];

    assert.deepEqual(
      breachesOf(noCaptureAfterRelease, historyOf(begun, foreign, unknown, released())),
      [],
    );
  });

  it('accepts a release after the money was returned', () => {
    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(returned)), []);
  });

  it('accepts that a clerk opens a charged order again', () => {
    const history = historyOf(charged, fenced(), reopened('cancelling'));

    assert.deepEqual(breachesOf(noCaptureAfterRelease, history), []);
  });

  it('accepts a new claim when people look after the old one', () => {
    const again = [flagged(), reopened('in-progress'), claimed({ attempt: 'a2' })];

    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(charged, again)), []);
  });

  it('accepts a new claim of a completed order that a clerk opened again', () => {
    const again = [reopened('complete'), claimed({ attempt: 'a2' }), released({ attempt: null })];

    assert.deepEqual(breachesOf(noCaptureAfterRelease, historyOf(paid, again)), []);
  });
});
