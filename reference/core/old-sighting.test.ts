import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import {
  after,
  approved,
  called,
  closed,
  contextAt,
  created,
  held,
  payable,
  payment,
  presented,
} from './attempt-at.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import { discardOld } from './old-sighting.js';
import type { PaymentSeen } from './sighting.js';

const lost = called(created(), 'claim', 'unknown');

describe('a look at the order', () => {
  it('from before the accepted claim tells as little as no answer', () => {
    const old = discardOld(presented(), payable());

    assert.ok(old.kind === 'unreachable');
    assert.match(old.error, /at version 3, from before the claim/);
  });

  it('from after the claim tells what it shows, whoever has the order', () => {
    for (const seen of [held(), payable({ version: 5 })]) {
      assert.equal(discardOld(presented(), seen), seen);
    }
  });

  it('tells what it shows as long as the claim may not have taken effect', () => {
    assert.equal(discardOld(lost, payable()).kind, 'seen');
  });

  it('tells what it shows when the claim was refused', () => {
    assert.equal(discardOld(called(created(), 'claim', 'rejected'), payable()).kind, 'seen');
  });

  it('tells nothing when it is older than the version of a claim that may take effect', () => {
    for (const attempt of [lost, called(created(), 'claim')]) {
      assert.equal(discardOld(attempt, payable({ version: 2 })).kind, 'unreachable');
    }
  });
});

describe('a look from before the claim', () => {
  /** What follows when it is a look at both partners. */
  function follow(attempt: Attempt, payments: readonly PaymentSeen[], order = payable()): Decision {
    const pg = { kind: 'seen', payments } as const;
    return decide(attempt, { kind: 'observation', pg, order }, contextAt());
  }

  it('returns no money in the recovery', () => {
    const { steps, call } = follow(approved(), []);

    const [observed] = steps;
    assert.ok(observed?.kind === 'observed');
    assert.deepEqual([observed.row, call], [2, null]);
  });

  it('closes no attempt whose claim may have taken effect', () => {
    const older = payable({ version: 2 });
    const inRequest = decide(lost, { kind: 'order', order: older }, contextAt());
    for (const decision of [inRequest, follow(lost, [], older)]) {
      assert.equal(after(lost, decision.steps).phase, 'claim-unknown');
      assert.equal(decision.call, null);
    }
  });

  it('proves no act of an operator', () => {
    const act = { kind: 'refunded-by-hand', operator: 'kim', note: 'Returned at the PG.' } as const;
    const flagged = after(approved(), [
      { kind: 'flagged', cause: 'AMOUNT' },
      { kind: 'acted', act },
    ]);

    const judged = after(flagged, follow(flagged, [payment('CANCELED')]).steps);

    assert.equal(judged.act?.verdict, 'ORDER_UNREACHABLE');
    assert.equal(judged.flag?.cause, 'AMOUNT');
  });

  it('calls nobody for an attempt that has ended', () => {
    for (const attempt of [
      called(approved(), 'complete', 'accepted'),
      closed(approved(), 'cancelled'),
    ]) {
      const { steps } = follow(attempt, [payment('DONE')]);
      assert.deepEqual(
        steps.map(({ kind }) => kind),
        ['observed'],
      );
    }
  });
});
