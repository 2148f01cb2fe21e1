import assert from 'node:assert/strict';
import {
  authenticated,
  begun,
  breachesOf,
  captured,
  changed,
  charged,
  claimed,
  completed,
  fenced,
  flagged,
  historyOf,
  opened,
  paid,
  refunded,
  released,
  reopened,
  rested,
  returned,
  told,
} from './history-of.js';
import { terminalIsFinal } from './terminal-is-final.js';

describe('terminalIsFinal', () => {
  it('finds a charge after "not-charged" was told', () => {
    const history = historyOf(begun, told('not-charged'), captured());

    assert.deepEqual(breachesOf(terminalIsFinal, history), [
      'The order of attempt a1 was charged after it was told "not-charged".',
    ]);
  });

  it('finds a completion after "cancelled" was told', () => {
    const history = historyOf(charged, refunded(), told('cancelled'), completed());

    assert.deepEqual(breachesOf(terminalIsFinal, history), [
      'The order of attempt a1 became complete after it was told "cancelled".',
    ]);
  });

  it('finds that the service takes a paid order out of complete', () => {
    const history = historyOf(paid, changed('complete', 'payable'));

    assert.deepEqual(breachesOf(terminalIsFinal, history), [
      'The order of attempt a1 became payable after it was told "paid".',
    ]);
  });

  it('finds a refund after "paid" was told', () => {
    assert.deepEqual(breachesOf(terminalIsFinal, historyOf(paid, refunded())), [
      'The order of attempt a1 was refunded after it was told "paid".',
    ]);
  });

  it('finds another final word', () => {
    assert.deepEqual(breachesOf(terminalIsFinal, historyOf(paid, told('cancelled'))), [
      'Customer mina was told "cancelled" of order R-1 after "paid" had been told.',
    ]);
  });

  it('finds whatever the service does with an attempt after rest', () => {
    const late = [captured(), refunded(), changed('in-progress', 'cancelling')];

    for (const event of late) {
      assert.deepEqual(breachesOf(terminalIsFinal, historyOf(begun, rested, event)).length, 1);
    }
  });

  it('accepts repairs that keep the promise', () => {
    const second = { paymentKey: 'k2' };
    const surplus = [authenticated(second), captured(second), refunded(second)];
    const cancelled = [
      fenced(),
      refunded(),
      told('cancelled'),
      changed('cancelling', 'payable'),
      told('cancelled'),
    ];

    assert.deepEqual(breachesOf(terminalIsFinal, historyOf(paid, surplus)), []);
    assert.deepEqual(breachesOf(terminalIsFinal, historyOf(charged, cancelled)), []);
  });

  it('accepts a new attempt after rest', () => {
    const again = [
      claimed({ attempt: 'a2' }),
      authenticated({ paymentKey: 'k2', pgOrderId: 'pg-a2' }),
      captured({ paymentKey: 'k2', pgOrderId: 'pg-a2' }),
      completed({ attempt: 'a2' }),
      told('paid', { attempt: 'a2' }),
    ];

    assert.deepEqual(breachesOf(terminalIsFinal, historyOf(returned, rested, again)), []);
  });

  it('accepts what people do', () => {
    const history = historyOf(paid, rested, refunded({ by: 'operator' }), reopened('complete'));

    assert.deepEqual(breachesOf(terminalIsFinal, history), []);
  });

  it('accepts that the service goes on after rest where people were called', () => {
    const history = historyOf(charged, fenced(), flagged(), rested, refunded());

    assert.deepEqual(breachesOf(terminalIsFinal, history), []);
  });

  it('accepts what belongs to no attempt', () => {
    const stray = [
      told('paid', { attempt: null }),
      authenticated(),
      refunded({ paymentKey: 'k9', order: null }),
      captured(),
      released(),
    ];

    assert.deepEqual(breachesOf(terminalIsFinal, historyOf(opened(), stray)), []);
  });
});
