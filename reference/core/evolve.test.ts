import assert from 'node:assert/strict';
import type { Outcome } from './answer.js';
import type { Phase } from './attempt.js';
import {
  after,
  answerOf,
  approved,
  authenticated,
  called,
  created,
  deposit,
  endedWith,
  held,
  otherKey,
  payable,
  payment,
  paymentKey,
  presented,
  stamp,
  startMs,
} from './attempt-at.js';
import type { Effect } from './call.js';
import { evolve, foldSteps, isStepKind } from './evolve.js';
import type { ManualCause, StepEvent } from './step.js';

const table: readonly [Effect['kind'], Phase, Record<Outcome['kind'], Phase>][] = [
  ['claim', 'claiming', { accepted: 'presented', rejected: 'released', unknown: 'claim-unknown' }],
  [
    'confirm',
    'approving',
    { accepted: 'approved', rejected: 'release-due', unknown: 'approve-unknown' },
  ],
  [
    'complete',
    'completing',
    { accepted: 'completed', rejected: 'fence-due', unknown: 'complete-unknown' },
  ],
  [
    'fence',
    'fencing',
    { accepted: 'cancel-due', rejected: 'cancel-due', unknown: 'fence-unknown' },
  ],
  [
    'cancel',
    'cancelling',
    { accepted: 'release-due', rejected: 'cancel-refused', unknown: 'cancel-unknown' },
  ],
  [
    'release',
    'releasing',
    { accepted: 'released', rejected: 'released', unknown: 'release-unknown' },
  ],
];

describe('evolve', () => {
  for (const [call, during, ends] of table) {
    it(`is ${during} from the intent of ${call} on`, () => {
      assert.equal(called(approved(), call).phase, during);
    });
    for (const kind of ['accepted', 'rejected', 'unknown'] as const) {
      it(`is ${ends[kind]} after ${call} was ${kind}`, () => {
        assert.equal(called(approved(), call, kind).phase, ends[kind]);
      });
    }
  }

  for (const kind of ['accepted', 'rejected'] as const) {
    it(`is cancelled when the order is let go (release ${kind}) after the money went back`, () => {
      const refunded = called(approved(), 'cancel', 'accepted');

      assert.equal(called(refunded, 'release', kind).phase, 'cancelled');
    });
  }

  it('does not let a remark compete with the request that carries the attempt', () => {
    const remarks = after(authenticated(), [
      { kind: 'told', word: 'checking' },
      { kind: 'callback-refused', reason: 'PAYMENT_KEY_MISMATCH', paymentKey: otherKey },
    ]);

    assert.equal(remarks.version, authenticated().version);
  });

  it('counts a version for each row that moves it', () => {
    assert.equal(created().version, 1);
    assert.equal(authenticated().version, 5);
  });

  it('keeps what the step log proves of the approval', () => {
    assert.equal(presented().approval, 'none');
    assert.equal(called(authenticated(), 'confirm').approval, 'intent');
    assert.equal(called(authenticated(), 'confirm', 'unknown').approval, 'unknown');
    assert.equal(called(authenticated(), 'confirm', 'rejected').approval, 'declined');
    assert.equal(approved().approval, 'approved');
  });

  it('keeps the code of a refused completion and of a refused claim', () => {
    const outcome = { kind: 'rejected', code: 'STOCK_MISSING' } as const;
    assert.equal(called(approved(), 'complete', outcome).completionRefused, 'STOCK_MISSING');
    assert.equal(called(created(), 'claim', outcome).closedWhy, 'STOCK_MISSING');
  });

  it('presents an attempt whose lost claim the order proves', () => {
    const lost = called(created(), 'claim', 'unknown');

    assert.equal(after(lost, [{ kind: 'order-read', order: held() }]).phase, 'presented');
    assert.equal(after(lost, [{ kind: 'order-read', order: payable() }]).phase, 'claim-unknown');
  });

  it('takes the key of a found capture only when no callback brought one', () => {
    const found = { kind: 'approval-found', paymentKey: otherKey } as const;

    assert.equal(after(presented(), [found]).paymentKey, otherKey);
    assert.equal(after(authenticated(), [found]).paymentKey, paymentKey);
    assert.equal(after(authenticated(), [found]).approval, 'approved');
  });

  it('remembers the last sightings and the last error of each partner', () => {
    const seen = after(approved(), [
      {
        kind: 'observed',
        pg: { kind: 'seen', payments: [payment('DONE')] },
        order: held(),
        row: 7,
      },
      {
        kind: 'observed',
        pg: { kind: 'unreachable', error: 'timeout' },
        order: { kind: 'unreachable', error: 'reset' },
        row: 1,
      },
    ]);

    assert.equal(seen.payments?.value[0]?.status, 'DONE');
    assert.equal(seen.order?.value.state, 'in-progress');
    assert.deepEqual(seen.lastErrors, {
      pg: 'look-up: timeout',
      legacy: 'read: reset',
      accounting: null,
    });
  });

  it('remembers that an order is unknown, and what a call ended with', () => {
    const read = after(created(), [{ kind: 'order-read', order: { kind: 'absent' } }]);
    assert.equal(read.lastErrors.legacy, 'read: the order is unknown');
    assert.equal(called(approved(), 'cancel', 'rejected').lastErrors.pg, 'cancel: REFUSED');
    assert.equal(called(approved(), 'fence', 'unknown').lastErrors.legacy, 'fence: timeout');
  });

  it('forgets an order that is gone', () => {
    const seen = after(approved(), [{ kind: 'order-read', order: held() }]);
    const pg = { kind: 'unreachable', error: 'timeout' } as const;
    const gone = { kind: 'absent' } as const;
    assert.equal(after(seen, [{ kind: 'observed', pg, order: gone, row: 1 }]).order, null);
    assert.equal(after(seen, [{ kind: 'order-read', order: gone }]).order, null);
  });

  it('counts a repeated flag, and begins anew for another cause', () => {
    const twice = after(approved(), [
      { kind: 'flagged', cause: 'UNRESOLVED' },
      { kind: 'flagged', cause: 'UNRESOLVED' },
    ]);
    assert.equal(twice.flag?.count, 2);
    assert.equal(after(twice, [{ kind: 'flagged', cause: 'AMOUNT' }]).flag?.count, 1);
  });

  it('takes what a look found in the place of a lost answer for news, as the answer', () => {
    const laterMs = startMs + 3_600_000;
    const found: readonly StepEvent[] = [
      { kind: 'approval-found', paymentKey },
      { kind: 'deposit-awaited', deposit },
      endedWith('confirm', 'accepted'),
    ];
    const lost = called(authenticated(), 'confirm', 'unknown');
    const leased = { kind: 'leased', owner: 'i', untilMs: 0 } as const;
    const flaggedFor = (cause: ManualCause) => after(lost, [leased, { kind: 'flagged', cause }]);
    for (const step of found) {
      const { progressAtMs, sweeps, flag } = after(flaggedFor('UNRESOLVED'), [step], laterMs);
      assert.deepEqual([progressAtMs, sweeps, flag], [laterMs, 0, null]);
      assert.equal(after(flaggedFor('AMOUNT'), [step]).flag?.cause, 'AMOUNT');
    }
    assert.equal(after(flaggedFor('UNRESOLVED'), [leased]).flag?.cause, 'UNRESOLVED');
  });

  it('drops the flag when the attempt ends', () => {
    const flagged = after(approved(), [{ kind: 'flagged', cause: 'UNRESOLVED' }]);

    assert.equal(called(flagged, 'complete', 'accepted').flag, null);
    const closed = after(flagged, [{ kind: 'closed', end: 'completed', why: 'found by query' }]);
    assert.equal(closed.flag, null);
    assert.equal(closed.phase, 'completed');
  });

  it('remembers for good that somebody was told "not charged"', () => {
    const told = after(approved(), [
      { kind: 'told', word: 'not-charged' },
      { kind: 'told', word: 'checking' },
    ]);
    assert.equal(told.told, 'checking');
    assert.equal(told.wasToldNotCharged, true);
  });

  it('counts sweeps until something is learnt for certain', () => {
    const leased = { kind: 'leased', owner: 'i', untilMs: 9 } as const;
    const swept = after(called(approved(), 'complete', 'unknown'), [leased, leased], startMs + 5);
    assert.equal(swept.sweeps, 2);
    assert.equal(swept.sweptAtMs, startMs + 5);
    assert.equal(called(swept, 'complete', 'unknown').sweeps, 2);
    assert.equal(called(swept, 'complete', 'rejected').sweeps, 0);
  });

  it('counts refused callbacks, and keeps that a callback was void', () => {
    const refused = { kind: 'callback-refused', reason: 'AMOUNT_MISMATCH', paymentKey } as const;
    const next = after(presented(), [refused, refused, { kind: 'voided' }]);
    assert.equal(next.refusedCallbacks, 2);
    assert.equal(next.isVoided, true);
  });

  describe('errors that the PG may have stored under the cancel key', () => {
    const endWith = (status: number, body: string) => ({
      ...endedWith('cancel', 'unknown'),
      evidence: { kind: 'reply' as const, status, headers: {}, body },
    });

    it('counts readable refusals and server errors apart', () => {
      const next = after(approved(), [
        endWith(400, '{"code":"PROVIDER_ERROR"}'),
        endWith(500, '{"code":"COMMON_ERROR"}'),
      ] as Parameters<typeof after>[1]);
      assert.deepEqual(next.cancelErrors, { refusals: 1, serverErrors: 1 });
    });

    it('counts neither a page of a proxy nor a request that is still running', () => {
      const next = after(approved(), [
        endWith(502, '<html>'),
        endWith(409, '{"code":"IDEMPOTENT_REQUEST_PROCESSING"}'),
        endedWith('cancel', 'unknown'),
        endedWith('cancel', 'accepted'),
      ] as Parameters<typeof after>[1]);
      assert.deepEqual(next.cancelErrors, { refusals: 0, serverErrors: 0 });
    });
  });

  it('refuses a log that does not begin with a creation, or creates twice', () => {
    const told = stamp({ kind: 'told', word: 'checking' } as const, 1);
    assert.throws(() => foldSteps([told]), /begins with its creation/);
    assert.throws(() => foldSteps([]), /begins with its creation/);
    const again = stamp({ ...createdStep } as const, 1);
    assert.throws(() => evolve(created(), again), /created once/);
  });

  it('knows which rows it can fold', () => {
    assert.equal(isStepKind('leased'), true);
    assert.equal(isStepKind('toString'), false);
  });

  it('takes an answer that is accepted for no error', () => {
    assert.deepEqual(answerOf('accepted').outcome, { kind: 'accepted' });
    assert.deepEqual(approved().lastErrors, { pg: null, legacy: null, accounting: null });
  });
});

const { id: attemptId, orderId, requestId, secret, pgOrderId } = created();
const createdStep = { kind: 'created', attemptId, orderId, requestId, secret, pgOrderId } as const;
