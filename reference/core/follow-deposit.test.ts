import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  accountPayment,
  after,
  answerOf,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  contextAt,
  deposit,
  effectOf,
  held,
  paymentKey,
  settings,
  startMs,
} from './attempt-at.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { OrderSighting, PaymentSeen, PgSighting } from './sighting.js';
import { tell } from './tell.js';
import { dueAtMs } from './windows.js';

const unknown = called(authenticated(), 'confirm', 'unknown');

function look(attempt: Attempt, pg: PgSighting, order: OrderSighting): Decision {
  return decide(attempt, { kind: 'observation', pg, order }, contextAt());
}

function seen(...payments: readonly PaymentSeen[]): PgSighting {
  return { kind: 'seen', payments };
}

function approvedByDeposit(): Attempt {
  return after(awaitingDeposit(), [{ kind: 'approval-found', paymentKey }]);
}

/** The kinds of the rows, then the call. */
function shape({ steps, call }: Decision): string {
  return `${steps.map(({ kind }) => kind).join(' ')} → ${call?.kind ?? 'rest'}`;
}

describe('a look at a payment into an account', () => {
  const waiting = accountPayment('WAITING_FOR_DEPOSIT');
  const paid = accountPayment('DONE');

  it('learns the account whose number was in the answer that was lost', () => {
    const decision = look(unknown, seen(waiting), held());
    assert.equal(shape(decision), 'observed deposit-awaited → rest');
    const learnt = after(unknown, decision.steps);
    assert.deepEqual(learnt.deposit, deposit);
    assert.equal(learnt.phase, 'awaiting-deposit');
  });

  it('tells the customer where to pay, though people were called meanwhile', () => {
    const flagged = after(unknown, [{ kind: 'flagged', cause: 'UNRESOLVED' }]);
    const learnt = after(flagged, look(flagged, seen(waiting), held()).steps);
    assert.equal(tell(learnt), 'awaiting-deposit');
  });

  it('has all its patience with the completion of a deposit that came late', () => {
    const lateMs = startMs + 72_000_000;
    const leased = { kind: 'leased', owner: 'i', untilMs: 0 } as const;
    const looked = after(awaitingDeposit(), [leased, leased, leased]);
    const observation = { kind: 'observation', pg: seen(paid), order: held() } as const;
    const { steps } = decide(looked, observation, contextAt(lateMs));
    const completing = after(looked, steps, lateMs);
    const call = effectOf(completing, 'complete');
    const answer = { kind: 'effect', call, ...answerOf('unknown') } as const;
    const decision = decide(completing, answer, contextAt(lateMs));
    assert.equal(shape(decision), 'ended → rest');
    const resting = after(completing, decision.steps, lateMs);
    assert.equal(dueAtMs(resting, settings), lateMs + settings.graceMs);
  });

  it('learns none that is for another amount', () => {
    const other = accountPayment('WAITING_FOR_DEPOSIT', { amountKrw: 1 });
    assert.equal(shape(look(unknown, seen(other), held())), 'observed → rest');
  });

  it('completes the order once the deposit has come', () => {
    const decision = look(awaitingDeposit(), seen(paid), held());
    assert.equal(shape(decision), 'observed approval-found intended → complete');
  });

  it('lets go of the order when nobody has paid in time', () => {
    const overdue = accountPayment('WAITING_FOR_DEPOSIT', {
      deposit: { ...deposit, isExpired: true },
    });
    const decision = look(awaitingDeposit(), seen(overdue), held());
    assert.equal(shape(decision), 'observed intended → release');
  });

  it('holds on while the PG knows nothing of it and the account may still be paid into', () => {
    const decision = decide(
      awaitingDeposit(),
      { kind: 'observation', pg: seen(), order: held() },
      contextAt(deposit.dueAtMs),
    );
    assert.equal(shape(decision), 'observed → rest');
  });

  it('fences after a refused completion, and leaves the money to people', () => {
    const refused = called(approvedByDeposit(), 'complete', 'rejected');
    assert.equal(shape(look(refused, seen(paid), held())), 'observed intended → fence');
    const decision = look(refused, seen(paid), held({ state: 'cancelling' }));
    assert.equal(shape(decision), 'observed flagged → rest');
    assert.equal(after(refused, decision.steps).flag?.cause, 'REFUND_ACCOUNT_NEEDED');
  });

  it('calls people when the bank takes the deposit back', () => {
    const decision = look(approvedByDeposit(), seen(waiting), held());
    assert.equal(after(approved(), decision.steps).flag?.cause, 'DEPOSIT_REVERSED');
  });

  it('completes the order when what the bank took back is paid once more', () => {
    const reversed = after(approvedByDeposit(), [{ kind: 'flagged', cause: 'DEPOSIT_REVERSED' }]);
    assert.equal(shape(look(reversed, seen(waiting), held())), 'observed flagged → rest');
    assert.equal(shape(look(reversed, seen(paid), held())), 'observed intended → complete');
    const completed = called(reversed, 'complete', 'accepted');
    assert.deepEqual([completed.phase, completed.flag], ['completed', null]);
  });

  it('moves no money of a deposit that was paid once more when the order is refused', () => {
    const refused = called(approvedByDeposit(), 'complete', 'rejected');
    const reversed = after(refused, [{ kind: 'flagged', cause: 'DEPOSIT_REVERSED' }]);
    assert.equal(shape(look(reversed, seen(paid), held())), 'observed flagged → rest');
  });
});
