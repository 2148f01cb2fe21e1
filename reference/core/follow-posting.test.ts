import assert from 'node:assert/strict';
import type { Answer } from './answer.js';
import { type Attempt, isEnded, isPaid } from './attempt.js';
import {
  after,
  amountKrw,
  answerOf,
  approved,
  attemptId,
  called,
  contextAt,
  effectOf,
  held,
  orderId,
  payment,
  startMs,
} from './attempt-at.js';
import { decide } from './decide.js';
import type { PostingSighting } from './sighting.js';
import { tell } from './tell.js';

const ours = contextAt(startMs, { isAccountingOurs: true });

/** Complete, and accounting was told with this outcome. */
function posted(outcome?: Parameters<typeof called>[2]): Attempt {
  return called(called(approved(), 'complete', 'accepted'), 'post', outcome);
}

function end(attempt: Attempt, call: 'complete' | 'post', outcome: Parameters<typeof answerOf>[0]) {
  const answer: Answer = { kind: 'effect', call: effectOf(attempt, call), ...answerOf(outcome) };
  return decide(attempt, answer, ours);
}

function look(attempt: Attempt, posting: PostingSighting, context = ours) {
  return decide(attempt, { kind: 'posting', posting }, context);
}

function kindsOf({ steps }: ReturnType<typeof decide>): readonly string[] {
  return steps.map((step) => (step.kind === 'flagged' ? step.cause : step.kind));
}

const found = { postingId: attemptId, orderId, amountKrw };

describe('the posting', () => {
  it('follows the completion where accounting is ours to tell', () => {
    const decision = end(called(approved(), 'complete'), 'complete', 'accepted');

    assert.deepEqual(kindsOf(decision), ['ended', 'intended']);
    assert.equal(decision.call?.kind, 'post');
  });

  it('is nobody’s concern where the order system does the accounting', () => {
    const attempt = called(approved(), 'complete');
    const answer: Answer = {
      kind: 'effect',
      call: effectOf(attempt, 'complete'),
      ...answerOf('accepted'),
    };

    assert.deepEqual(decide(attempt, answer, contextAt()).call, null);
  });

  it('ends the attempt when it is accepted', () => {
    assert.ok(isEnded(posted('accepted')));
    assert.equal(posted('accepted').phase, 'completed');
  });

  it('leaves the customer paid, whatever accounting says', () => {
    for (const outcome of [undefined, 'unknown', 'rejected'] as const) {
      const attempt = posted(outcome);
      const flagged = after(attempt, [{ kind: 'flagged', cause: 'ACCOUNTING_REFUSED' }]);

      assert.ok(isPaid(attempt));
      assert.deepEqual([tell(attempt), tell(flagged)], ['paid', 'paid']);
    }
  });

  it('is shown to people when it is refused, and moves no money', () => {
    const decision = end(posted(), 'post', { kind: 'rejected', code: 'PERIOD_CLOSED' });

    assert.deepEqual(kindsOf(decision), ['ended', 'ACCOUNTING_REFUSED']);
    assert.equal(decision.call, null);
  });

  it('is looked for before it is sent again', () => {
    const observation: Answer = {
      kind: 'observation',
      pg: { kind: 'seen', payments: [payment('DONE')] },
      order: held({ state: 'complete' }),
    };

    assert.equal(decide(posted('unknown'), observation, ours).call?.kind, 'read-posting');
  });

  it('is looked for, too, when nobody knows whether the order was completed', () => {
    const observation: Answer = {
      kind: 'observation',
      pg: { kind: 'seen', payments: [payment('DONE')] },
      order: held({ state: 'complete' }),
    };

    assert.equal(
      decide(called(approved(), 'complete'), observation, ours).call?.kind,
      'read-posting',
    );
  });

  it('is the answer that was lost when it is found', () => {
    const decision = look(posted('unknown'), { kind: 'seen', posting: found });

    assert.deepEqual(kindsOf(decision), ['posting-read']);
    assert.ok(isEnded(after(posted('unknown'), decision.steps)));
  });

  it('is sent again, the same, when it is not found', () => {
    const decision = look(posted('unknown'), { kind: 'absent' });

    assert.deepEqual(decision.call, effectOf(posted(), 'post'));
  });

  it('is not sent while accounting cannot be asked', () => {
    const decision = look(posted('unknown'), { kind: 'unreachable', error: 'timeout' });

    assert.deepEqual([kindsOf(decision), decision.call], [['posting-read'], null]);
  });

  it('calls people when accounting cannot be asked for too long', () => {
    const late = contextAt(startMs + 1_800_000, { isAccountingOurs: true });
    const decision = look(posted('unknown'), { kind: 'unreachable', error: 'timeout' }, late);

    assert.deepEqual(kindsOf(decision), ['posting-read', 'UNRESOLVED']);
  });

  it('is not sent again once people have it', () => {
    const flagged = after(posted('rejected'), [{ kind: 'flagged', cause: 'ACCOUNTING_REFUSED' }]);
    const decision = look(flagged, { kind: 'absent' });

    assert.deepEqual(
      [kindsOf(decision), decision.call],
      [['posting-read', 'ACCOUNTING_REFUSED'], null],
    );
  });

  it('closes the case when people have posted by hand', () => {
    const flagged = after(posted('rejected'), [{ kind: 'flagged', cause: 'ACCOUNTING_REFUSED' }]);
    const closed = after(flagged, look(flagged, { kind: 'seen', posting: found }).steps);

    assert.deepEqual([closed.phase, closed.flag], ['completed', null]);
  });

  it('is shown to people when another amount was posted under its name', () => {
    const other = { ...found, amountKrw: amountKrw + 1 };

    assert.deepEqual(kindsOf(look(posted('unknown'), { kind: 'seen', posting: other })), [
      'posting-read',
      'EVIDENCE_CONFLICT',
    ]);
  });
});
