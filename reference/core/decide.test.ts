import assert from 'node:assert/strict';
import type { Answer, Outcome } from './answer.js';
import type { Attempt } from './attempt.js';
import {
  after,
  answerOf,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  contextAt,
  created,
  deposit,
  effectOf,
  held,
  payable,
  payment,
  presented,
  startMs,
} from './attempt-at.js';
import type { Effect } from './call.js';
import { beginSweep, decide } from './decide.js';
import type { Decision } from './decision.js';
import type { OrderSighting, PaymentSeen, PgSighting } from './sighting.js';

function ended(
  attempt: Attempt,
  kind: Effect['kind'],
  outcome: Outcome | Outcome['kind'],
): Decision {
  const call = effectOf(attempt, kind);
  const answer: Answer = { kind: 'effect', call, ...answerOf(outcome) };
  return decide(called(attempt, kind), answer, contextAt());
}

function read(attempt: Attempt, order: OrderSighting): Decision {
  return decide(attempt, { kind: 'order', order }, contextAt());
}

function seen(...payments: readonly PaymentSeen[]): PgSighting {
  return { kind: 'seen', payments };
}

const unreachable = { kind: 'unreachable', error: 'timeout' } as const;

/** The kinds of the rows, then the call: `ended intended → confirm`. */
function shape({ steps, call }: Decision): string {
  return `${steps.map(({ kind }) => kind).join(' ')} → ${call?.kind ?? 'rest'}`;
}

describe('decide', () => {
  describe('for a new attempt', () => {
    it('claims a payable order at the version that was read', () => {
      const decision = read(created(), payable({ version: 7 }));
      assert.equal(shape(decision), 'order-read intended → claim');
      assert.ok(decision.call?.kind === 'claim');
      assert.equal(decision.call.version, 7);
    });

    for (const [why, order] of [
      ['TRY_LATER', unreachable],
      ['ORDER_UNKNOWN', { kind: 'absent' }],
      ['ORDER_NOT_PAYABLE', held({ attemptId: 'at_other' })],
      ['ORDER_NOT_PAYABLE', payable({ amountKrw: null })],
    ] as const) {
      it(`closes with ${why} without any call for ${JSON.stringify(order).slice(0, 60)}`, () => {
        const decision = read(created(), order);
        assert.equal(shape(decision), 'order-read closed → rest');
        assert.equal(after(created(), decision.steps).closedWhy, why);
      });
    }
  });

  describe('for a claim', () => {
    it('rests presented when it was accepted', () => {
      assert.equal(shape(ended(created(), 'claim', 'accepted')), 'ended → rest');
    });

    it('ends released when it was refused', () => {
      const decision = ended(created(), 'claim', { kind: 'rejected', code: 'VERSION_MISMATCH' });
      assert.equal(shape(decision), 'ended → rest');
    });

    it('reads the order when the answer was lost', () => {
      assert.equal(shape(ended(created(), 'claim', 'unknown')), 'ended → read-order');
    });

    const lost = called(created(), 'claim', 'unknown');

    it('is presented when the order shows it in effect', () => {
      const decision = read(lost, held());
      assert.equal(shape(decision), 'order-read → rest');
      assert.equal(after(lost, decision.steps).phase, 'presented');
    });

    it('is sent again, byte for byte, when the order shows it not in effect', () => {
      const decision = read(lost, payable());
      assert.equal(shape(decision), 'order-read intended → claim');
      assert.deepEqual(decision.call, lost.claim);
    });

    it('is sent no third time by a request', () => {
      const twice = called(lost, 'claim', 'unknown');
      assert.equal(shape(read(twice, payable())), 'order-read → rest');
    });

    it('is closed when the order has moved on, so that it can never take effect', () => {
      const edited = read(lost, payable({ version: 4 }));
      assert.equal(after(lost, edited.steps).closedWhy, 'ORDER_CHANGED');
      const sold = read(lost, payable({ version: 4, state: 'closed' }));
      assert.equal(after(lost, sold.steps).closedWhy, 'ORDER_NOT_PAYABLE');
    });

    it('rests when the order cannot be read', () => {
      assert.equal(shape(read(lost, unreachable)), 'order-read → rest');
      assert.equal(shape(read(lost, { kind: 'absent' })), 'order-read → rest');
    });
  });

  describe('for a callback that was accepted', () => {
    it('confirms when the order is still held with the same amount', () => {
      const decision = read(authenticated(), held());
      assert.equal(shape(decision), 'order-read intended → confirm');
    });

    it('confirms nothing when the order cannot be read', () => {
      assert.equal(shape(read(authenticated(), unreachable)), 'order-read → rest');
      assert.equal(shape(read(authenticated(), { kind: 'absent' })), 'order-read → rest');
    });

    it('lets go of an order whose amount has changed', () => {
      const decision = read(authenticated(), held({ amountKrw: null }));
      assert.equal(shape(decision), 'order-read voided intended → release');
    });

    it('closes when the order is not held any more', () => {
      const decision = read(authenticated(), payable({ state: 'closed', version: 5 }));
      assert.equal(shape(decision), 'order-read voided closed → rest');
    });

    it('concludes nothing from an order as it was before the claim', () => {
      const decision = read(authenticated(), payable());
      assert.equal(shape(decision), 'order-read → rest');
      assert.match(String(after(authenticated(), decision.steps).lastErrors.legacy), /version 3/);
    });

    it('does nothing with a reading that comes in any later phase', () => {
      assert.equal(shape(read(approved(), held())), 'order-read → rest');
    });
  });

  describe('for a confirm', () => {
    it('completes when it was accepted', () => {
      assert.equal(
        shape(ended(authenticated(), 'confirm', 'accepted')),
        'ended intended → complete',
      );
    });

    it('lets go of the order when it was declined', () => {
      assert.equal(
        shape(ended(authenticated(), 'confirm', 'rejected')),
        'ended intended → release',
      );
    });

    it('waits for the customer when an account was issued', () => {
      const decision = ended(authenticated(), 'confirm', { kind: 'accepted', deposit });
      assert.equal(shape(decision), 'ended → rest');
      assert.equal(awaitingDeposit().phase, 'awaiting-deposit');
    });

    it('rests when nobody knows', () => {
      assert.equal(shape(ended(authenticated(), 'confirm', 'unknown')), 'ended → rest');
    });
  });

  describe('for a completion', () => {
    it('ends when it was accepted', () => {
      assert.equal(shape(ended(approved(), 'complete', 'accepted')), 'ended → rest');
    });

    it('fences before anything else when it was refused', () => {
      assert.equal(shape(ended(approved(), 'complete', 'rejected')), 'ended intended → fence');
    });

    it('cancels nothing when nobody knows', () => {
      assert.equal(shape(ended(approved(), 'complete', 'unknown')), 'ended → rest');
    });
  });

  describe('for a fence', () => {
    for (const outcome of ['accepted', 'rejected'] as const) {
      it(`looks at both partners before a cancel when it was ${outcome}`, () => {
        const decision = ended(approved(), 'fence', outcome);
        assert.equal(shape(decision), 'ended → observe');
      });
    }

    it('rests when nobody knows', () => {
      assert.equal(shape(ended(approved(), 'fence', 'unknown')), 'ended → rest');
    });
  });

  describe('for a cancel', () => {
    it('lets go of the order when the money went back', () => {
      assert.equal(shape(ended(approved(), 'cancel', 'accepted')), 'ended intended → release');
    });

    it('flags a refusal for good', () => {
      const decision = ended(approved(), 'cancel', 'rejected');
      assert.equal(shape(decision), 'ended flagged → rest');
      assert.equal(after(approved(), decision.steps).flag?.cause, 'CANCEL_REFUSED');
    });

    it('rests when nobody knows', () => {
      assert.equal(shape(ended(approved(), 'cancel', 'unknown')), 'ended → rest');
    });
  });

  it('flags what has gone without certain news for too long, once its call ends unknown again', () => {
    const attempt = called(approved(), 'complete');
    const call = effectOf(attempt, 'complete');
    const answer: Answer = { kind: 'effect', call, ...answerOf('unknown') };

    const decision = decide(attempt, answer, contextAt(startMs + 1_800_000));

    assert.equal(shape(decision), 'ended flagged → rest');
  });

  describe('for a sighting', () => {
    const unknown = called(authenticated(), 'confirm', 'unknown');
    const look = (attempt: Attempt, pg: PgSighting, order: OrderSighting) =>
      decide(attempt, { kind: 'observation', pg, order }, contextAt());
    const lookLate = (attempt: Attempt, pg: PgSighting, order: OrderSighting) =>
      decide(attempt, { kind: 'observation', pg, order }, contextAt(startMs + 10 ** 9));

    it('adds the missing evidence before it completes', () => {
      const decision = look(unknown, seen(payment('DONE')), held());
      assert.equal(shape(decision), 'observed approval-found intended → complete');
    });

    it('fences after a logged refusal', () => {
      const refused = called(approved(), 'complete', 'rejected');
      assert.equal(
        shape(look(refused, seen(payment('DONE')), held())),
        'observed intended → fence',
      );
    });

    it('cancels behind the fence', () => {
      const decision = look(approved(), seen(payment('DONE')), held({ state: 'cancelling' }));
      assert.equal(shape(decision), 'observed intended → cancel');
    });

    it('records the refund that it finds and lets go', () => {
      const decision = look(approved(), seen(payment('CANCELED')), held({ state: 'cancelling' }));
      assert.equal(shape(decision), 'observed refund-found intended → release');
    });

    it('lets go of what was never charged', () => {
      const decision = look(unknown, seen(payment('EXPIRED')), held());
      assert.equal(shape(decision), 'observed intended → release');
    });

    it('closes when both partners agree already', () => {
      const decision = look(unknown, seen(payment('DONE')), held({ state: 'complete' }));
      assert.equal(shape(decision), 'observed closed → rest');
    });

    it('claims again while a lost claim may still take effect', () => {
      const lost = called(created(), 'claim', 'unknown');
      assert.equal(shape(look(lost, seen(), payable())), 'observed intended → claim');
    });

    it('waits, and flags only when that has gone on for too long', () => {
      assert.equal(shape(look(unknown, unreachable, held())), 'observed → rest');
      const late = lookLate(unknown, unreachable, held());
      assert.equal(shape(late), 'observed flagged → rest');
    });

    describe('of an attempt that people have', () => {
      const flagged = after(approved(), [{ kind: 'flagged', cause: 'CANCEL_REFUSED' }]);

      it('moves no money', () => {
        const decision = look(flagged, seen(payment('DONE')), held({ state: 'cancelling' }));
        assert.equal(shape(decision), 'observed flagged → rest');
        assert.equal(after(flagged, decision.steps).flag?.count, 2);
      });

      it('lets go once they have returned the money', () => {
        const decision = look(flagged, seen(payment('CANCELED')), held({ state: 'cancelling' }));
        assert.equal(shape(decision), 'observed refund-found intended → release');
      });

      it('keeps their cause while a partner is unreachable, however long', () => {
        const decision = lookLate(flagged, unreachable, held());
        assert.equal(shape(decision), 'observed → rest');
      });

      it('goes on by itself when it was only unresolved', () => {
        const unresolved = after(approved(), [{ kind: 'flagged', cause: 'UNRESOLVED' }]);
        const decision = look(unresolved, seen(payment('DONE')), held());
        assert.equal(shape(decision), 'observed intended → complete');
      });
    });
  });

  describe('for a sweep', () => {
    it('takes the attempt, then asks both partners by every known name', () => {
      const decision = beginSweep(authenticated(), 'me', contextAt());
      assert.equal(shape(decision), 'leased → observe');
      assert.ok(decision.call?.kind === 'observe');
      assert.equal(decision.call.where.paymentKey, authenticated().paymentKey);
    });

    it('asks nobody about an attempt that asked nobody for anything', () => {
      assert.equal(shape(beginSweep(created(), 'me', contextAt())), 'leased closed → rest');
    });

    it('never confirms, whatever it sees', () => {
      for (const status of ['READY', 'IN_PROGRESS', 'DONE', 'ABORTED', 'EXPIRED'] as const) {
        for (const attempt of [presented(), authenticated(), called(authenticated(), 'confirm')]) {
          const observation = { kind: 'observation', pg: seen(payment(status)), order: held() };
          const decision = decide(attempt, observation as Answer, contextAt(startMs + 10 ** 7));
          assert.notEqual(decision.call?.kind, 'confirm');
        }
      }
    });
  });
});
