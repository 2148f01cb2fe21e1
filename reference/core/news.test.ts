import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import { after, approved, called } from './attempt-at.js';
import type { Hint } from './hint.js';
import { hasNews, isNothingNew, needsCare } from './news.js';
import type { StepEvent } from './step.js';

function ended(...events: readonly StepEvent[]): Attempt {
  return after(called(approved(), 'complete', 'accepted'), events);
}

function hinted(status: string | null): StepEvent {
  const hint: Hint = { transmissionId: null, eventType: null, status, createdAt: null };
  return { kind: 'hinted', hint };
}

describe('an ended attempt', () => {
  it('needs no care', () => {
    assert.equal(needsCare(ended()), false);
    assert.equal(needsCare(approved()), true);
  });

  it('needs care when a webhook says something else than its end', () => {
    assert.equal(needsCare(ended(hinted('CANCELED'))), true);
    assert.equal(needsCare(ended(hinted(null))), true);
  });

  it('needs none when a webhook says what its end says', () => {
    assert.equal(hasNews(ended(hinted('DONE'))), false);
    assert.equal(
      hasNews(after(approved(), [hinted('DONE'), { kind: 'closed', end: 'completed', why: '' }])),
      false,
    );
  });

  it('needs care when a webhook says that its deposit was taken back', () => {
    assert.equal(needsCare(ended(hinted('WAITING_FOR_DEPOSIT'))), true);
  });

  it('needs care while people have it', () => {
    assert.equal(needsCare(ended({ kind: 'flagged', cause: 'REFUNDED_BUT_COMPLETE' })), true);
  });
});

describe('an attempt that awaits a deposit', () => {
  const hint: Hint = { transmissionId: null, eventType: null, status: null, createdAt: null };

  it('learns nothing new from hearing so', () => {
    assert.equal(
      isNothingNew({ ...hint, status: 'WAITING_FOR_DEPOSIT' }, 'awaiting-deposit'),
      true,
    );
  });

  it('learns something new from anything else', () => {
    assert.equal(isNothingNew({ ...hint, status: 'DONE' }, 'awaiting-deposit'), false);
    assert.equal(isNothingNew(hint, 'awaiting-deposit'), false);
  });
});
