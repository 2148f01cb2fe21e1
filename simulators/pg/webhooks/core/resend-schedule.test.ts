import assert from 'node:assert/strict';
import { resendAfterMs } from './resend-schedule.js';

describe('schedule of re-sends', () => {
  const minutes = [1, 4, 16, 64, 256, 1024, 4096];

  for (const [resendsBefore, afterMinutes] of minutes.entries()) {
    it(`sends again ${afterMinutes} minutes after failure ${resendsBefore + 1}`, () => {
      assert.equal(resendAfterMs(resendsBefore, 60_000), afterMinutes * 60_000);
    });
  }

  it('ends after seven', () => {
    assert.equal(resendAfterMs(7, 60_000), null);
  });
});
