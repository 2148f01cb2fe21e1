// What went wrong once, played always. A failure of a property becomes a file here in the commit that mends it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildService } from '../../defects/build-service.js';
import { findDefect } from '../../defects/find-defect.js';
import { playShown } from '../../defects/play-shown.js';
import { findScenarios } from '../../scenarios/find-scenarios.js';
import { runScenario } from '../../scenarios/run/run-scenario.js';
import { createVirtualWorld } from '../../scenarios/world/virtual/virtual-world.js';

const directory = fileURLToPath(new URL('../regressions/', import.meta.url));
const found = await findScenarios([directory]);
assert.ok(found.ok);
const lines = (await readFile(`${directory}tokens.txt`, 'utf8')).split('\n');
const tokens = lines.filter((line) => line !== '' && !line.startsWith('#'));
const built = await buildService(null);
assert.ok(built.ok);
const serviceDirectory = built.directory;

describe('what went wrong once', () => {
  for (const scenario of found.scenarios) {
    it(`is mended: ${scenario.name}`, async () => {
      const world = await createVirtualWorld(scenario, { serviceDirectory, seed: 1 });

      const record = await runScenario(scenario, world, {
        replay: `npx ttadak run ${scenario.file} --world virtual`,
        stopwatch: () => 0,
        everyFaultMustFire: true,
      });

      assert.deepEqual(record.findings, []);
      assert.equal(record.verdict, 'passed', record.reason ?? '');
    });
  }

  for (const token of tokens) {
    it(`is mended: ${token}`, async () => {
      const shown = await playShown({ id: 'regression', shownBy: token }, serviceDirectory);

      assert.ok(shown.ok);
      assert.deepEqual(shown.record.findings, []);
    });
  }

  it('would be seen again: the token of the remarks that competed', async () => {
    const defect = await findDefect('remarks-compete-for-the-attempt');
    assert.ok(defect.ok);
    const defective = await buildService(defect.defect);
    assert.ok(defective.ok);
    const { id } = defect.defect;

    const shown = await playShown({ id, shownBy: tokens[0] ?? '' }, defective.directory);

    assert.ok(shown.ok && shown.record.findings.length > 0);
  });
});
