import assert from 'node:assert/strict';
import type { ActKind } from './act.js';
import type { Attempt } from './attempt.js';
import {
  after,
  amountKrw,
  approved,
  contextAt,
  held,
  otherKey,
  payable,
  payment,
  pgOrderId,
  presented,
  startMs,
} from './attempt-at.js';
import { decide } from './decide.js';
import { type ActJudgement, isSameCase, judgeAct } from './judge-act.js';
import type { Krw } from './money.js';
import type { Observation } from './recovery-facts.js';
import type { OrderSighting, PaymentSeen } from './sighting.js';
import type { ManualCause } from './step.js';

const laterMs = startMs + 24 * 60 * 60_000;

function seen(order: OrderSighting, ...payments: readonly PaymentSeen[]): Observation {
  return { pg: { kind: 'seen', payments }, order };
}

/** An attempt for which people were called when this was seen. */
function flagged(
  attempt: Attempt,
  cause: ManualCause,
  observation: Observation = seen(held(), payment('DONE')),
): Attempt {
  return after(attempt, [
    { kind: 'observed', ...observation, row: 23 },
    { kind: 'flagged', cause },
  ]);
}

function judge(attempt: Attempt, act: ActKind, observation: Observation): ActJudgement {
  return judgeAct(attempt, { act, observation }, contextAt(laterMs));
}

const holds = (settlement: object) => ({ kind: 'holds', settlement });
const refused = (refusal: string) => ({ kind: 'refused', refusal });
const refund = payment('CANCELED');
const part = payment('PARTIAL_CANCELED', { balanceKrw: 1_000 });

describe('an operator’s word', () => {
  const attempt = flagged(approved(), 'CANCEL_REFUSED');

  it('lets go of no order for an attempt that has ended', () => {
    const completed = after(approved(), [{ kind: 'closed', end: 'completed', why: 'TEST' }]);
    const ended = flagged(completed, 'REFUNDED_BUT_COMPLETE');

    assert.equal(judge(attempt, 'refunded-by-hand', seen(held(), refund)).kind, 'holds');
    assert.deepEqual(judge(ended, 'refunded-by-hand', seen(held(), refund)), refused('ORDER_HELD'));
  });

  for (const act of ['completed-by-hand', 'refunded-by-hand', 'accepted-as-is'] as const) {
    it(`that it was ${act} is not believed while nobody can look`, () => {
      const order = held();
      const pg = { kind: 'unreachable', error: 'timeout' } as const;
      assert.deepEqual(judge(attempt, act, { pg, order }), refused('PG_UNREACHABLE'));
      const unread = seen({ kind: 'unreachable', error: 'timeout' }, payment('DONE'));
      assert.deepEqual(judge(attempt, act, unread), refused('ORDER_UNREACHABLE'));
    });
  }

  describe('that the order was completed by hand', () => {
    const act = 'completed-by-hand';

    for (const attemptId of ['at_one', null]) {
      it(`holds when its price is held and it is complete for ${attemptId ?? 'nobody'}`, () => {
        const complete = held({ state: 'complete', attemptId });
        const expected = holds({ kind: 'close', end: 'completed' });
        assert.deepEqual(judge(attempt, act, seen(complete, payment('DONE'))), expected);
      });
    }

    it('is refused while the order is not complete, or for another attempt', () => {
      const money = payment('DONE');
      for (const order of [
        held(),
        payable(),
        held({ state: 'complete', attemptId: 'at_other' }),
        { kind: 'absent' } as const,
      ]) {
        assert.deepEqual(judge(attempt, act, seen(order, money)), refused('ORDER_NOT_COMPLETE'));
      }
    });

    it('holds when the order costs what is left after a refund', () => {
      const complete = held({ state: 'complete', amountKrw: 1_000 as Krw });
      const expected = holds({ kind: 'close', end: 'completed' });
      assert.deepEqual(judge(attempt, act, seen(complete, part)), expected);
    });

    it('is refused while the order costs something else than is held', () => {
      const dearer = held({ state: 'complete', amountKrw: 44_000 as Krw });
      for (const money of [payment('DONE'), part]) {
        const judgement = judge(attempt, act, seen(dearer, money));
        assert.deepEqual(judgement, refused('MONEY_NOT_HELD'));
      }
    });

    it('is refused while accounting is owed a posting, and holds once it knows', () => {
      const context = contextAt(laterMs, { isAccountingOurs: true });
      const observation = seen(held({ state: 'complete' }), payment('DONE'));
      const say = (posting: Attempt['posting']) =>
        judgeAct({ ...attempt, posting }, { act, observation }, context);

      assert.deepEqual(say('refused'), refused('POSTING_OWED'));
      assert.deepEqual(say('posted'), holds({ kind: 'close', end: 'completed' }));
    });

    it('is refused unless the PG holds exactly the price, once', () => {
      const complete = held({ state: 'complete' });
      for (const payments of [
        [],
        [refund],
        [part],
        [payment('DONE', { amountKrw: 1_000 })],
        [payment('DONE'), payment('DONE', { paymentKey: otherKey })],
      ]) {
        const judgement = judge(attempt, act, seen(complete, ...payments));
        assert.deepEqual(judgement, refused('MONEY_NOT_HELD'));
      }
    });
  });

  describe('that the money was refunded by hand', () => {
    const act = 'refunded-by-hand';

    it('holds when all of it went back, and lets go of the order', () => {
      const release = holds({ kind: 'release', isRefunded: true });
      assert.deepEqual(judge(attempt, act, seen(held(), refund)), release);
      const closed = holds({ kind: 'close', end: 'cancelled' });
      assert.deepEqual(judge(attempt, act, seen(payable(), refund)), closed);
    });

    it('holds when it went back and the order is gone', () => {
      const gone = (...payments: PaymentSeen[]): Observation => ({
        pg: { kind: 'seen', payments },
        order: { kind: 'absent' },
      });
      const closed = holds({ kind: 'close', end: 'cancelled' });
      assert.deepEqual(judge(attempt, act, gone(refund)), closed);
      assert.deepEqual(judge(attempt, act, gone(payment('DONE'))), refused('MONEY_STILL_HELD'));
      assert.deepEqual(judge(attempt, act, gone()), refused('NOTHING_RETURNED'));
      // Another's money is back, and the attempt's own may still be taken.
      const other = payment('CANCELED', { paymentKey: otherKey });
      const moving = gone(payment('IN_PROGRESS'), other);
      assert.deepEqual(judge(attempt, act, moving), refused('NOTHING_RETURNED'));
    });

    it('holds of the surplus, when the order is complete with the other payment', () => {
      const surplus = payment('CANCELED', { paymentKey: otherKey });
      const complete = held({ state: 'complete' });
      const judgement = judge(attempt, act, seen(complete, payment('DONE'), surplus));
      assert.deepEqual(judgement, holds({ kind: 'close', end: 'completed' }));
    });

    it('is refused while money is held', () => {
      for (const payments of [[payment('DONE')], [part], [payment('DONE'), refund]]) {
        const judgement = judge(attempt, act, seen(held(), ...payments));
        assert.deepEqual(judgement, refused('MONEY_STILL_HELD'));
      }
    });

    it('is refused when nothing was returned', () => {
      for (const payments of [[], [payment('EXPIRED')], [payment('IN_PROGRESS')]]) {
        const judgement = judge(attempt, act, seen(payable(), ...payments));
        assert.deepEqual(judgement, refused('NOTHING_RETURNED'));
      }
    });

    it('is refused while the order counts as paid', () => {
      const complete = held({ state: 'complete' });
      assert.deepEqual(judge(attempt, act, seen(complete, refund)), refused('ORDER_COMPLETE'));
    });
  });

  describe('that all may stay as it is', () => {
    const act = 'accepted-as-is';
    const accepted = holds({ kind: 'close', end: 'accepted-as-is' });

    it('holds when the partners show what the operator saw', () => {
      for (const observation of [
        seen(held({ state: 'complete' }), part),
        seen(held({ state: 'complete' }), refund),
        seen(held({ state: 'closed', attemptId: null }), payment('DONE')),
      ]) {
        const asSeen = flagged(approved(), 'OPERATOR_TOUCHED', observation);
        assert.deepEqual(judge(asSeen, act, observation), accepted);
      }
    });

    it('is refused when they show something else', () => {
      const complete = held({ state: 'complete' });
      const asSeen = flagged(approved(), 'OPERATOR_TOUCHED', seen(complete, part));
      for (const observation of [
        seen(complete, { ...part, balanceKrw: 500 }),
        seen(held({ state: 'complete', version: 9 }), part),
      ]) {
        assert.deepEqual(judge(asSeen, act, observation), refused('CHANGED'));
      }
    });

    it('is refused while the order would be stuck', () => {
      for (const state of ['in-progress', 'cancelling'] as const) {
        const observation = seen(held({ state }), part);
        const asSeen = flagged(approved(), 'OPERATOR_TOUCHED', observation);
        assert.deepEqual(judge(asSeen, act, observation), refused('ORDER_HELD'));
      }
    });

    it('is refused while money is held for an order that could be paid once more', () => {
      const observation = seen(payable(), payment('DONE', { amountKrw: 1_000 }));
      const asSeen = flagged(approved(), 'AMOUNT', observation);
      assert.deepEqual(judge(asSeen, act, observation), refused('ORDER_PAYABLE'));
    });

    it('is refused while the payment may yet be captured', () => {
      const observation = seen(held(), payment('WAITING_FOR_DEPOSIT'));
      const asSeen = flagged(presented(), 'UNRESOLVED', observation);
      assert.deepEqual(judge(asSeen, act, observation), refused('STILL_MOVING'));
    });
  });
});

describe('an operator’s act in the step log', () => {
  const act = { kind: 'refunded-by-hand', operator: 'kim', note: 'Refunded at the desk.' } as const;
  const waiting = after(flagged(approved(), 'CANCEL_REFUSED'), [{ kind: 'acted', act }]);
  const follow = (attempt: Attempt, observation: Observation) =>
    decide(attempt, { kind: 'observation', ...observation }, contextAt(laterMs));

  it('is judged by the next look, whoever makes it, and leads on when it holds', () => {
    const { steps, call } = follow(waiting, seen(held(), refund));
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['act-judged', 'observed', 'refund-found', 'intended'],
    );
    assert.equal(call?.kind, 'release');
    assert.equal(after(waiting, steps).act?.verdict, 'held');
  });

  it('leaves the case to people when it does not hold', () => {
    const { steps, call } = follow(waiting, seen(held(), payment('DONE')));
    const judged = after(waiting, steps);
    assert.equal(call, null);
    assert.equal(judged.act?.verdict, 'MONEY_STILL_HELD');
    assert.equal(judged.flag?.cause, 'CANCEL_REFUSED');
    assert.equal(judged.flag.count, 2);
  });

  it('is judged once', () => {
    const judged = after(waiting, follow(waiting, seen(held(), payment('DONE'))).steps);
    const again = follow(judged, seen(held(), payment('DONE')));
    assert.ok(again.steps.every(({ kind }) => kind !== 'act-judged'));
  });
});

describe('isSameCase', () => {
  const seenFirst = flagged(approved(), 'OPERATOR_TOUCHED', seen(held(), part));

  it('is so after a look that showed nothing new', () => {
    assert.ok(isSameCase(seenFirst, flagged(seenFirst, 'OPERATOR_TOUCHED', seen(held(), part))));
  });

  it('is not so when a balance, the order or the cause is another', () => {
    const less = { ...part, pgOrderId, amountKrw, balanceKrw: 1 };
    for (const now of [
      flagged(seenFirst, 'OPERATOR_TOUCHED', seen(held(), less)),
      flagged(seenFirst, 'OPERATOR_TOUCHED', seen(held({ version: 9 }), part)),
      flagged(seenFirst, 'UNKNOWN_STATE', seen(held(), part)),
    ]) {
      assert.ok(!isSameCase(seenFirst, now));
    }
  });
});
