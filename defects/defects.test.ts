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

/** A log that is kept badly shows even when all goes well. */
function isOfLog(invariant: string): boolean {
  return allInvariants.some(({ name, needs }) => name === invariant && needs === 'log');
}

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
    it(`${defect.id} ends well in the happy story`, async () => {
      const { findings, orders, reason } = await play(defect, 'happy');

      assert.equal(reason, null);
      assert.deepEqual(
        findings.filter(({ invariant }) => !isOfLog(invariant)),
        [],
      );
      assert.ok(orders.every(({ end, allowed }) => allowed.includes(end)));
    });

    it(`${defect.id} is caught by ${defect.shownBy ?? 'nothing'}`, async () => {
      const { verdict, findings } = await play(defect, defect.shownBy ?? '');

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
