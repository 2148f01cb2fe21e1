import assert from 'node:assert/strict';
import { parseKstDay, toKstDate } from './kst-day.js';

describe('a day in Korea', () => {
  it('begins nine hours before the day in Greenwich', () => {
    const day = parseKstDay('2026-01-05');
    assert.equal(day?.fromMs, Date.parse('2026-01-04T15:00:00Z'));
    assert.equal(day.untilMs, Date.parse('2026-01-05T15:00:00Z'));
  });

  it('has its last millisecond, and not the first of the next', () => {
    const lastMs = Date.parse('2026-01-05T23:59:59.999+09:00');
    assert.equal(toKstDate(lastMs), '2026-01-05');
    assert.equal(toKstDate(lastMs + 1), '2026-01-06');
  });

  for (const text of ['2026-02-30', '2026-1-5', '20260105', '2026-01-05T00:00:00', 'today', '']) {
    it(`is not "${text}"`, () => {
      assert.equal(parseKstDay(text), undefined);
    });
  }
});
