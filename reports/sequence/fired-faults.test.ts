import assert from 'node:assert/strict';
import { fires, historyOf } from '../sample-runs.js';
import { toCircled, toFiredFaults } from './fired-faults.js';

describe('toFiredFaults', () => {
  it('numbers faults in the order of firing and tells where and when', () => {
    const history = historyOf(
      { kind: 'rested' },
      fires(1, 'pg.confirm', 'delay'),
      fires(2, 'pg.cancel', 'delay'),
    );

    assert.deepEqual(
      toFiredFaults(history).map(({ number, where, atMs }) => [number, where, atMs]),
      [
        [1, 'pg.confirm#1 of R-1001', 100],
        [2, 'pg.cancel#1 of R-1001', 200],
      ],
    );
  });

  it('keeps a rule as it is that does not name its kind', () => {
    const [fired] = toFiredFaults(
      historyOf({
        kind: 'fault-fired',
        exchange: null,
        rule: 'pg is down',
        fault: 'outage',
        operation: 'pg.outage',
        order: null,
      }),
    );

    assert.equal(fired?.where, 'pg is down');
  });
});

describe('toCircled', () => {
  it('circles up to twenty', () => {
    assert.deepEqual([1, 20, 21].map(toCircled), ['①', '⑳', '(21)']);
  });
});
