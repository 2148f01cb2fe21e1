// Every story, on real sockets with a process that can be killed, and in virtual time: the same ends.
import assert from 'node:assert/strict';
import pMap from 'p-map';
import { buildService } from '../../defects/build-service.js';
import type { RunRecord } from '../../reports/run-record.js';
import { findScenarios } from '../find-scenarios.js';
import { runScenario } from '../run/run-scenario.js';
import { isVirtualOnly, type Scenario } from '../scenario.js';
import { createVirtualWorld } from '../world/virtual/virtual-world.js';
import { createWireWorld } from '../world/wire/wire-world.js';

const found = await findScenarios([]);
assert.ok(found.ok);
const built = await buildService(null);
assert.ok(built.ok);
const setting = {
  serviceDirectory: built.directory,
  seed: 1,
  store: { kind: 'lowdb' },
} as const;
const options = { replay: '', stopwatch: () => 0, everyFaultMustFire: true };

const inBothWorlds = found.scenarios.filter((scenario) => !isVirtualOnly(scenario));
const onWire = new Map<Scenario, RunRecord>();

describe('every story', () => {
  before('is played on real sockets', async function () {
    this.timeout(300_000);
    const play = async (scenario: Scenario) => {
      const world = await createWireWorld(scenario, setting);
      onWire.set(scenario, await runScenario(scenario, world, options));
    };
    await pMap(inBothWorlds, play, { concurrency: 6 });
  });

  for (const scenario of inBothWorlds) {
    it(`ends the same in both worlds: ${scenario.name}`, async () => {
      const virtual = await runScenario(
        scenario,
        await createVirtualWorld(scenario, setting),
        options,
      );
      const wire = onWire.get(scenario);

      assert.deepEqual(virtual.findings, []);
      assert.equal(virtual.verdict, 'passed', virtual.reason ?? '');
      assert.deepEqual(wire?.findings, []);
      assert.equal(wire.verdict, 'passed', wire.reason ?? '');
      assert.deepEqual(wire.orders, virtual.orders);
      assert.deepEqual(wire.money, virtual.money);
    });
  }

  for (const scenario of found.scenarios.filter(isVirtualOnly)) {
    it(`passes where a write can fail: ${scenario.name}`, async () => {
      const world = await createVirtualWorld(scenario, setting);
      const { verdict, reason } = await runScenario(scenario, world, options);

      assert.equal(verdict, 'passed', reason ?? '');
    });
  }
});
