import assert from 'node:assert/strict';
import { dayAt, daysBetween } from './days.js';

const at = (text: string) => Date.parse(text);

describe('dayAt', () => {
  it('begins and ends at midnight in Korea', () => {
    const day = {
      date: '2026-01-06',
      fromMs: at('2026-01-06T00:00:00+09:00'),
      untilMs: at('2026-01-07T00:00:00+09:00'),
    };

    // In Greenwich it is still the day before.
    assert.deepEqual(dayAt(at('2026-01-06T00:00:00+09:00')), day);
    assert.deepEqual(dayAt(at('2026-01-06T23:59:59.999+09:00')), day);
  });
});

describe('daysBetween', () => {
  it('has each day that has a moment between the two', () => {
    const days = daysBetween(at('2026-01-05T23:59:59+09:00'), at('2026-01-07T00:00:00+09:00'));

    assert.deepEqual(
      days.map(({ date }) => date),
      ['2026-01-05', '2026-01-06', '2026-01-07'],
    );
  });

  it('has one day for one moment', () => {
    const moment = at('2026-01-05T00:00:00+09:00');

    assert.equal(daysBetween(moment, moment).length, 1);
  });
});
