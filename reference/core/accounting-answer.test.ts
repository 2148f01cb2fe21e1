import assert from 'node:assert/strict';
import { classifyPost, classifyPosting } from './accounting-answer.js';
import { amountKrw, approved, attemptId, effectOf, orderId } from './attempt-at.js';

const posting = { postingId: attemptId, orderId, amount: amountKrw };

function classify(status: number, body: unknown) {
  const call = effectOf(approved(), 'post');
  assert.ok(call.kind === 'post');
  return classifyPost({ status, body: JSON.stringify(body) }, call);
}

describe('classifyPost', () => {
  it('accepts the posting that was asked for', () => {
    assert.deepEqual(classify(200, { result: 'POSTED', posting }), { kind: 'accepted' });
  });

  it('does not accept a posting of another amount', () => {
    const other = { ...posting, amount: 1 };

    assert.equal(classify(200, { result: 'POSTED', posting: other }).kind, 'unknown');
  });

  it('believes a refusal of the list', () => {
    assert.deepEqual(classify(409, { result: 'REFUSED', code: 'PERIOD_CLOSED' }), {
      kind: 'rejected',
      code: 'PERIOD_CLOSED',
    });
  });

  it('knows nothing after a code that is not on the list, or a server error', () => {
    assert.equal(classify(409, { result: 'REFUSED', code: 'LOCKED_BY_BATCH' }).kind, 'unknown');
    assert.equal(classify(503, { result: 'REFUSED', code: 'PERIOD_CLOSED' }).kind, 'unknown');
  });
});

describe('classifyPosting', () => {
  const read = (status: number, body: unknown) =>
    classifyPosting({ status, body: JSON.stringify(body) }, attemptId).kind;

  it('sees the posting of this name', () => {
    assert.equal(read(200, { posting }), 'seen');
  });

  it('believes that there is none only in accounting’s own words', () => {
    assert.equal(read(404, { code: 'POSTING_UNKNOWN' }), 'absent');
    assert.equal(read(404, { code: 'PATH_UNKNOWN' }), 'unreachable');
  });

  it('sees nothing in another posting', () => {
    assert.equal(read(200, { posting: { ...posting, postingId: 'at_other' } }), 'unreachable');
  });
});
