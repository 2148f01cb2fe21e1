import assert from 'node:assert/strict';
import { defaultSwitches, switchChangesSchema, switchesSchema } from './switches.js';

describe('legacy order: switches', () => {
  it('are all described, and all off by default', () => {
    for (const [name, field] of Object.entries(switchesSchema.shape)) {
      assert.match(field.description ?? '', /\.$/, name);
    }
    assert.deepEqual(defaultSwitches, {
      accountingClosedHours: null,
      stockMissingOrders: [],
      creditLimitKrw: null,
      refusesWithStatus200: false,
      maintenanceCalls: 0,
      maintenanceHours: null,
      maintenanceStatus: 200,
      claimChecksVersion: true,
      staleReadsMs: 0,
      slowMinutes: 0,
      slowMs: 5_000,
      requestsAtOnceMax: null,
      requestsPerWindowMax: null,
      requestWindowMs: 60_000,
      fence: 'cancelling',
      secondCompletion: 'accepted',
      rollsBackTo: 'none',
      batchAt: '03:00',
      screenLockMs: 0,
    });
  });

  it('are changed one by one, and nothing else is filled in', () => {
    assert.deepEqual(switchChangesSchema.parse({ slowMinutes: 3 }), { slowMinutes: 3 });
    assert.deepEqual(switchChangesSchema.parse({}), {});
  });

  const wrong: readonly object[] = [
    { quirk: true },
    { accountingClosedHours: '23:30' },
    { accountingClosedHours: '25:00-01:00' },
    { maintenanceHours: '03:00-03:00' },
    { batchAt: '3:00' },
    { slowMinutes: 61 },
    { staleReadsMs: -1 },
    { requestsAtOnceMax: 0 },
    { requestsPerWindowMax: 0 },
    { fence: 'none' },
    { maintenanceStatus: 500 },
  ];
  for (const one of wrong) {
    it(`refuse ${JSON.stringify(one)}`, () => {
      assert.equal(switchesSchema.safeParse(one).success, false);
      assert.equal(switchChangesSchema.safeParse(one).success, false);
    });
  }
});
