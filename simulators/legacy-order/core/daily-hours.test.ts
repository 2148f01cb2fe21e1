import assert from 'node:assert/strict';
import { dailyHoursPattern, isWithin } from './daily-hours.js';
import { toBusinessDay, untilMinuteOfDayMs } from './kst.js';

const kst = (time: string) => Date.parse(`2026-11-22T${time}+09:00`);

describe('daily hours', () => {
  const rows: readonly (readonly [hours: string, time: string, isIn: boolean])[] = [
    ['23:30-00:30', '23:29:59.999', false],
    ['23:30-00:30', '23:30:00', true],
    ['23:30-00:30', '00:00:00', true],
    ['23:30-00:30', '00:29:59.999', true],
    ['23:30-00:30', '00:30:00', false],
    ['02:00-04:00', '03:00:00', true],
    ['02:00-04:00', '04:00:00', false],
    ['00:00-24:00', '00:00:00', true],
    ['00:00-24:00', '23:59:59.999', true],
  ];
  for (const [hours, time, isIn] of rows) {
    it(`${hours} ${isIn ? 'has' : 'does not have'} ${time} in Korea`, () => {
      assert.match(hours, dailyHoursPattern);
      assert.equal(isWithin(hours, kst(time)), isIn);
    });
  }

  it('belong to days that begin at midnight in Korea', () => {
    assert.equal(toBusinessDay(kst('00:00:00')), '2026-11-22');
    assert.equal(toBusinessDay(kst('00:00:00') - 1), '2026-11-21');
  });

  it('come again a day later, not at once', () => {
    assert.equal(untilMinuteOfDayMs(180, kst('02:59:59')), 1_000);
    assert.equal(untilMinuteOfDayMs(180, kst('03:00:00')), 86_400_000);
  });
});
