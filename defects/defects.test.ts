// The judge's own proof: each known mistake is caught by its story, and not merely because nothing works.
import assert from 'node:assert/strict';
import { allInvariants } from '../properties/invariants/all.js';
import { buildService } from './build-service.js';
import type { Defect } from './defect.js';
import { findDefect, knownDefects } from './find-defect.js';
import { playShown } from './play-shown.js';

const defects = await Promise.all((await knownDefects()).map(readDefect));

/** What a run can find: the invariants, and an end that the scenario does not allow. */
const findable = [...allInvariants.map(({ name }) => name), 'expectedEnd'];

async function readDefect(id: string): Promise<Defect> {
  const found = await findDefect(id);
  assert.ok(found.ok, JSON.stringify(found));
  assert.equal(found.defect.id, id);
  return found.defect;
}

async function play(defect: Defect, shownBy: string) {
  const built = await buildService(defect);
  assert.ok(built.ok, JSON.stringify(built));
  const shown = await playShown({ id: defect.id, shownBy }, built.directory);
  assert.ok(shown.ok, JSON.stringify(shown));
  return shown.record;
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
