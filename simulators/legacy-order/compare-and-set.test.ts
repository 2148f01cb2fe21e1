import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startLegacyOrder } from './start-legacy-order.js';

const attempt = fc.constantFrom('a-1', 'a-2');
const step = fc.oneof(
  fc.record({
    act: fc.constant('claim' as const),
    attempt,
    version: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ act: fc.constantFrom('complete', 'fence', 'release'), attempt }),
  fc.record({ act: fc.constantFrom('sell', 'cancel', 'reopen') }),
);

describe('legacy order: compare and set', () => {
  it('counts versions one by one, and changes nothing for an attempt that does not own the order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { ask, legacyOrder, entries } = startLegacyOrder();

        for (const one of steps) {
          if ('attempt' in one) ask(one.act, one);
          else legacyOrder.clerk({ order: 'R-1', act: one.act });
        }

        let version = 1;
        let owner: string | null = null;
        for (const entry of entries) {
          if (entry.kind !== 'order-changed') continue;
          assert.equal(entry.version, version + 1);
          if (entry.by === 'service' && entry.from !== 'payable') {
            assert.ok(owner !== null && (entry.attempt ?? owner) === owner);
          }
          ({ version, attempt: owner } = entry);
        }
      }),
      { numRuns: 300 },
    );
  });
});
