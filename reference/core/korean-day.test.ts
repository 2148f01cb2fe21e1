import assert from 'node:assert/strict';
import { toKoreanDay } from './korean-day.js';

describe('toKoreanDay', () => {
  it('begins a new day at midnight in Korea, which is 15:00 UTC', () => {
    assert.equal(toKoreanDay(Date.parse('2026-01-04T14:59:59.999Z')), '2026-01-04');
    assert.equal(toKoreanDay(Date.parse('2026-01-04T15:00:00Z')), '2026-01-05');
  });
});
