// However the switches stand, and whatever they are set to on the way: every call is answered, and the books fit the orders.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startLegacyOrder } from './start-legacy-order.js';
import type { SwitchChanges } from './switches.js';

const hours = fc.constantFrom(null, '00:00-24:00', '08:00-10:00', '10:00-09:30');
const changes: fc.Arbitrary<SwitchChanges> = fc.record(
  {
    accountingClosedHours: hours,
    stockMissingOrders: fc.constantFrom([], ['R-1']),
    creditLimitKrw: fc.constantFrom(null, 40_000),
    refusesWithStatus200: fc.boolean(),
    maintenanceCalls: fc.constantFrom(0, 2),
    maintenanceHours: hours,
    maintenanceStatus: fc.constantFrom(200 as const, 503 as const),
    claimChecksVersion: fc.boolean(),
    staleReadsMs: fc.constantFrom(0, 60_000),
    slowMinutes: fc.constantFrom(0, 60),
    requestsAtOnceMax: fc.constantFrom(null, 1),
    requestsPerWindowMax: fc.constantFrom(null, 3),
    fence: fc.constantFrom('cancelling', 'payable', 'unsupported'),
    secondCompletion: fc.constantFrom('accepted', 'refused'),
    rollsBackTo: fc.constantFrom('none', 'payable', 'unpayable'),
    batchAt: fc.constantFrom('03:00', '09:01'),
    screenLockMs: fc.constantFrom(0, 60_000),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('claim', 'complete', 'fence', 'release', 'look-up'),
      attempt: fc.constantFrom('a-1', 'a-2'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ clerk: fc.constantFrom('sell', 'cancel', 'reopen') }) },
  { weight: 1, arbitrary: fc.record({ screen: fc.constantFrom('open', 'close') }) },
  { weight: 1, arbitrary: fc.record({ waitMs: fc.constantFrom(1, 60_000, 86_400_000) }) },
  { weight: 1, arbitrary: fc.record({ changes }) },
);

describe('legacy order: any switches', () => {
  it('leave every call answered, versions that count, and books that fit', () => {
    fc.assert(
      fc.property(changes, fc.array(step, { maxLength: 25 }), (first, steps) => {
        const { ask, lookUp, legacyOrder, order, clock, entries } = startLegacyOrder(first);

        for (const one of steps) {
          if ('act' in one) {
            const { status, json, body } = one.act === 'look-up' ? lookUp() : ask(one.act, one);
            assert.ok([200, 404, 409, 429, 503].includes(status), body);
            const isAnswer = 'order' in json || body.startsWith('<!DOCTYPE html>');
            assert.ok(isAnswer, body);
          } else if ('clerk' in one) legacyOrder.clerk({ order: 'R-1', act: one.clerk });
          else if ('waitMs' in one) clock.advance(one.waitMs);
          else if ('changes' in one) legacyOrder.changeSwitches(one.changes);
          else if (one.screen === 'open') legacyOrder.openScreen('R-1');
          else legacyOrder.closeScreen('R-1');

          const sum = legacyOrder.postings().reduce((all, { amountKrw }) => all + amountKrw, 0);
          assert.equal(sum, order()?.state === 'complete' ? 33_000 : 0);
        }
        const versions = entries.flatMap((entry) =>
          entry.kind === 'order-changed' ? [entry.version] : [],
        );
        assert.deepEqual(
          versions,
          versions.map((_version, place) => place + 2),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('come back from what was kept, and everything with them', () => {
    fc.assert(
      fc.property(changes, fc.array(step, { maxLength: 12 }), (first, steps) => {
        const { ask, legacyOrder } = startLegacyOrder({ ...first, maintenanceCalls: 0 });
        for (const one of steps) {
          if ('act' in one && one.act !== 'look-up') ask(one.act, one);
          if ('changes' in one) legacyOrder.changeSwitches(one.changes);
          if ('screen' in one) legacyOrder.openScreen('R-1');
        }
        const kept = JSON.stringify(legacyOrder.state.documents());
        const other = startLegacyOrder().legacyOrder;

        other.state.restore(JSON.parse(kept) as ReturnType<typeof other.state.documents>);

        assert.equal(JSON.stringify(other.state.documents()), kept);
        assert.deepEqual(
          [other.orders(), other.postings()],
          [legacyOrder.orders(), legacyOrder.postings()],
        );
      }),
      { numRuns: 200 },
    );
  });
});
