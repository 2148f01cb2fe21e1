import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  accountPayment,
  after,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  contextAt,
  created,
  deposit,
  held,
  otherKey,
  payable,
  payment,
  presented,
} from './attempt-at.js';
import type { Krw } from './money.js';
import { type OrderView, type PgView, toFacts } from './recovery-facts.js';
import type { OrderSighting, PaymentSeen } from './sighting.js';

const unreachable = { kind: 'unreachable', error: 'timeout' } as const;

function viewPg(...payments: readonly PaymentSeen[]): PgView {
  const pg = { kind: 'seen', payments } as const;
  return toFacts(authenticated(), { pg, order: held() }, contextAt()).pg;
}

function viewOrder(order: OrderSighting): OrderView {
  return toFacts(authenticated(), { pg: unreachable, order }, contextAt()).order;
}

const overdue = { ...deposit, isExpired: true };
const foreign = { pgOrderId: 'po_somebody-else' };

function describePayment({ status, paymentKey, deposit: account, isVoided }: PaymentSeen): string {
  const due = account === undefined ? '' : account.isExpired ? ', overdue' : ', by account';
  return `${status} of ${paymentKey}${due}${isVoided === true ? ', never paid' : ''}`;
}

describe('recovery facts', () => {
  const views: readonly [PgView, readonly PaymentSeen[]][] = [
    ['captured', [payment('DONE')]],
    ['captured-other-amount', [payment('DONE', { amountKrw: 1 })]],
    ['captured-other-identity', [payment('DONE', { paymentKey: otherKey })]],
    ['captured-other-identity', [payment('DONE', foreign)]],
    ['several-captures', [payment('DONE'), payment('DONE', { paymentKey: otherKey })]],
    ['several-captures', [payment('DONE'), payment('PARTIAL_CANCELED', { paymentKey: otherKey })]],
    [
      'partly-refunded',
      [payment('PARTIAL_CANCELED'), payment('EXPIRED', { paymentKey: otherKey })],
    ],
    [
      'partly-refunded',
      [payment('EXPIRED'), payment('PARTIAL_CANCELED', { paymentKey: otherKey })],
    ],
    ['refunded', [payment('CANCELED')]],
    ['awaiting-deposit', [payment('WAITING_FOR_DEPOSIT')]],
    ['awaiting-deposit', [accountPayment('WAITING_FOR_DEPOSIT')]],
    ['deposit-overdue', [accountPayment('WAITING_FOR_DEPOSIT', { deposit: overdue })]],
    ['dead', [accountPayment('CANCELED', { isVoided: true })]],
    ['pending', [payment('READY')]],
    ['pending', [payment('IN_PROGRESS')]],
    ['unlisted', [payment('UNLISTED')]],
    ['dead', [payment('ABORTED')]],
    ['dead', [payment('EXPIRED')]],
    ['not-found', []],
  ];
  for (const [view, payments] of views) {
    it(`sees ${view} in ${payments.map(describePayment).join(', ') || 'nothing'}`, () => {
      assert.equal(viewPg(...payments), view);
    });
  }

  it('does not mind another key that holds no money', () => {
    assert.equal(
      viewPg(payment('EXPIRED'), payment('IN_PROGRESS', { paymentKey: otherKey })),
      'dead',
    );
    assert.equal(viewPg(payment('EXPIRED'), payment('CANCELED', { paymentKey: otherKey })), 'dead');
  });

  it('takes a payment of somebody else under our key for none, as long as it holds no money', () => {
    assert.equal(viewPg(payment('CANCELED', foreign)), 'not-found');
    assert.equal(viewPg(payment('IN_PROGRESS', foreign)), 'not-found');
  });

  it('takes any payment of its own PG order id for its own before a callback', () => {
    const pg = {
      kind: 'seen',
      payments: [payment('IN_PROGRESS', { paymentKey: otherKey })],
    } as const;
    assert.equal(toFacts(presented(), { pg, order: held() }, contextAt()).pg, 'pending');
  });

  const orders: readonly [OrderView, OrderSighting][] = [
    ['in-progress', held()],
    ['cancelling', held({ state: 'cancelling' })],
    ['complete', held({ state: 'complete' })],
    ['not-ours', payable()],
    ['not-ours', held({ attemptId: 'at_other' })],
    ['not-ours', held({ state: 'complete', attemptId: null })],
    ['not-ours', payable({ state: 'closed' })],
    ['absent', { kind: 'absent' }],
    ['unreachable', unreachable],
  ];
  for (const [view, order] of orders) {
    it(`sees the order ${view} in ${JSON.stringify(order).slice(0, 110)}`, () => {
      assert.equal(viewOrder(order), view);
    });
  }

  it('must return the money after a refusal, or after the word "not charged"', () => {
    const observation = { pg: unreachable, order: unreachable };
    const mustReturn = (attempt: Parameters<typeof toFacts>[0]) =>
      toFacts(attempt, observation, contextAt()).mustReturn;

    assert.equal(mustReturn(approved()), false);
    assert.equal(mustReturn(called(approved(), 'complete', 'rejected')), true);
    assert.equal(mustReturn(after(approved(), [{ kind: 'told', word: 'not-charged' }])), true);
  });

  it('must return the money once that has begun, for whatever reason', () => {
    const observation = { pg: unreachable, order: unreachable };
    for (const call of ['fence', 'cancel'] as const) {
      for (const attempt of [called(approved(), call), called(approved(), call, 'unknown')]) {
        assert.equal(toFacts(attempt, observation, contextAt()).mustReturn, true);
      }
    }
    const completing = called(approved(), 'complete', 'unknown');
    assert.equal(toFacts(completing, observation, contextAt()).mustReturn, false);
  });

  it('knows whether what is held is what the order costs now', () => {
    const isPriceHeld = (seen: PaymentSeen, order: OrderSighting) =>
      toFacts(approved(), { pg: { kind: 'seen', payments: [seen] }, order }, contextAt())
        .isPriceHeld;
    const lower = held({ state: 'complete', amountKrw: 22_000 as Krw });
    const part = (balanceKrw: number) => payment('PARTIAL_CANCELED', { balanceKrw });

    assert.equal(isPriceHeld(payment('DONE'), held({ state: 'complete' })), true);
    assert.equal(isPriceHeld(payment('DONE'), lower), false);
    assert.equal(isPriceHeld(part(22_000), lower), true);
    assert.equal(isPriceHeld(part(21_999), lower), false);
    // Another key, or not what was claimed: that it happens to be the price proves nothing.
    assert.equal(
      isPriceHeld(payment('DONE', { amountKrw: 22_000, balanceKrw: 22_000 }), lower),
      false,
    );
    const ofOther = payment('PARTIAL_CANCELED', { paymentKey: otherKey, balanceKrw: 22_000 });
    assert.equal(isPriceHeld(ofOther, lower), false);
    assert.equal(isPriceHeld(payment('DONE'), { kind: 'absent' }), false);
  });

  it('takes an order that was completed in nobody’s name for paid once the attempt has ended, as long as money is held', () => {
    const viewOf = (attempt: Attempt, seen: PaymentSeen) => {
      const order = held({ state: 'complete', attemptId: null });
      return toFacts(attempt, { pg: { kind: 'seen', payments: [seen] }, order }, contextAt()).order;
    };
    const ended = after(approved(), [{ kind: 'closed', end: 'completed', why: 'TEST' }]);

    assert.equal(viewOf(ended, payment('DONE')), 'complete');
    assert.equal(viewOf(ended, payment('CANCELED')), 'not-ours');
    assert.equal(viewOf(approved(), payment('DONE')), 'not-ours');
  });

  it('knows an order that was completed in nobody’s name', () => {
    const isCompletedByHand = (order: OrderSighting) =>
      toFacts(approved(), { pg: unreachable, order }, contextAt()).isCompletedByHand;

    assert.equal(isCompletedByHand(held({ state: 'complete', attemptId: null })), true);
    assert.equal(isCompletedByHand(held({ state: 'complete', attemptId: 'at_other' })), false);
    assert.equal(isCompletedByHand(payable({ state: 'closed' })), false);
    assert.equal(isCompletedByHand({ kind: 'absent' }), false);
  });

  it('knows a deposit by what it was told or by what it sees', () => {
    const isDeposit = (attempt: Attempt, seen: PaymentSeen) =>
      toFacts(attempt, { pg: { kind: 'seen', payments: [seen] }, order: held() }, contextAt())
        .isDeposit;

    assert.equal(isDeposit(awaitingDeposit(), payment('DONE')), true);
    assert.equal(isDeposit(approved(), accountPayment('DONE')), true);
    assert.equal(isDeposit(approved(), payment('DONE')), false);
  });

  it('sees whether a lost claim may still take effect', () => {
    const lost = called(created(), 'claim', 'unknown');
    const isPending = (order: OrderSighting) =>
      toFacts(lost, { pg: unreachable, order }, contextAt()).isClaimPending;

    assert.equal(isPending(payable()), true);
    assert.equal(isPending(payable({ version: 4 })), false);
    assert.equal(isPending(unreachable), false);
  });
});
