// The judge's own proof: each known mistake is caught by its story, and not merely because nothing works.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { allInvariants } from '../properties/invariants/all.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { runScenario } from '../scenarios/run/run-scenario.js';
import type { Scenario } from '../scenarios/scenario.js';
import { createVirtualWorld } from '../scenarios/world/virtual/virtual-world.js';
import { buildService } from './build-service.js';
import type { Defect } from './defect.js';
import { findDefect, knownDefects } from './find-defect.js';

const stories = await readStories();
const defects = await Promise.all((await knownDefects()).map(readDefect));

/** What a run can find: the invariants, and an end that the scenario does not allow. */
const findable = [...allInvariants.map(({ name }) => name), 'expectedEnd'];

async function readStories(): Promise<ReadonlyMap<string, Scenario>> {
  const found = await findScenarios([]);
  assert.ok(found.ok);
  return new Map(found.scenarios.map((story) => [basename(story.file, '.yaml'), story]));
}

async function readDefect(id: string): Promise<Defect> {
  const found = await findDefect(id);
  assert.ok(found.ok, JSON.stringify(found));
  assert.equal(found.defect.id, id);
  return found.defect;
}

async function play(defect: Defect, name: string) {
  const built = await buildService(defect);
  assert.ok(built.ok, JSON.stringify(built));
  const story = stories.get(name);
  assert.ok(story !== undefined, `"${name}" is a story`);
  const setting = { serviceDirectory: built.directory, seed: 1 };
  return runScenario(story, await createVirtualWorld(story, setting), {
    replay: '',
    stopwatch: () => 0,
    everyFaultMustFire: true,
  });
}

describe('known defects', () => {
  for (const defect of defects) {
    it(`${defect.id} passes the happy story`, async () => {
      const record = await play(defect, 'happy');

      assert.deepEqual(record.findings, []);
      assert.equal(record.verdict, 'passed', record.reason ?? '');
    });

    it(`${defect.id} is caught by ${defect.shownBy}`, async () => {
      const { verdict, findings } = await play(defect, defect.shownBy);

      const found = findings.map(({ invariant }) => invariant);
      assert.equal(verdict, 'violated');
      assert.ok(
        defect.breaks.some((name) => found.includes(name)),
        `expected one of ${defect.breaks.join(', ')}, got ${found.join(', ')}`,
      );
    });

    it(`${defect.id} names what a run can find`, () => {
      assert.deepEqual(
        defect.breaks.filter((name) => !findable.includes(name)),
        [],
      );
    });
  }
});
