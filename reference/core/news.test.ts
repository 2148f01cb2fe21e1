import assert from 'node:assert/strict';
import type { Attempt } from './attempt.js';
import { after, approved, called } from './attempt-at.js';
import type { Hint } from './hint.js';
import { hasNews, needsCare } from './news.js';
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

  it('needs care while people have it', () => {
    assert.equal(needsCare(ended({ kind: 'flagged', cause: 'REFUNDED_BUT_COMPLETE' })), true);
  });
});
