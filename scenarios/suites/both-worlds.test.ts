// Every story in virtual time, and the first of each kind on real sockets with a process that can be killed, too: the same
// ends. `npm run scenarios` plays every story on sockets; at night all of them are compared.
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
const { scenarios } = found;
const built = await buildService(null);
assert.ok(built.ok);
const setting = {
  serviceDirectory: built.directory,
  seed: 1,
  store: { kind: 'lowdb' },
} as const;
const options = { replay: '', stopwatch: () => 0, everyFaultMustFire: true };

/** What a story is about: "confirm: the answer is lost" is one of `confirm`. */
const kindOf = ({ name }: Scenario) => name.split(':')[0];

const playable = scenarios.filter((scenario) => !isVirtualOnly(scenario));
const firsts = [
  ...new Map(playable.toReversed().map((scenario) => [kindOf(scenario), scenario])).values(),
];
const inBothWorlds = process.env['TTADAK_STORIES'] === 'all' ? playable : firsts;

describe('every story', () => {
  const onWire = new Map<Scenario, RunRecord>();

  before('is played on real sockets', async function () {
    this.timeout(1_200_000);
    const play = async (scenario: Scenario) => {
      const world = await createWireWorld(scenario, setting);
      onWire.set(scenario, await runScenario(scenario, world, options));
    };
    await pMap(inBothWorlds, play, { concurrency: 6 });
  });

  for (const scenario of scenarios) {
    const isInBoth = inBothWorlds.includes(scenario);
    it(`${isInBoth ? 'ends the same in both worlds' : 'passes'}: ${scenario.name}`, async () => {
      const world = await createVirtualWorld(scenario, setting);
      const virtual = await runScenario(scenario, world, options);

      assert.deepEqual(virtual.findings, []);
      assert.equal(virtual.verdict, 'passed', virtual.reason ?? '');
      if (!isInBoth) return;
      const wire = onWire.get(scenario);
      assert.deepEqual(wire?.findings, []);
      assert.equal(wire.verdict, 'passed', wire.reason ?? '');
      assert.deepEqual(wire.orders, virtual.orders);
      assert.deepEqual(wire.money, virtual.money);
    });
  }
});
