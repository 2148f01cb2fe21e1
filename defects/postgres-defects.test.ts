// Known mistakes in the step log's adapter for PostgreSQL. The hunt plays in a world without a database, so what has to
// catch them is the contract that every store keeps: each breaks the claims that it is said to break, and not merely because
// nothing works.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirePostgres } from '../reference/fakes/own-schema.js';
import { readYaml } from '../scenarios/read-yaml.js';
import { buildService } from './build-service.js';
import { postgresDefectSchema } from './defect.js';
import { holdContract } from './hold-contract.js';

const folder = fileURLToPath(new URL('./postgres/', import.meta.url));

/** What goes on working whatever the mistake is. */
const ordinary = ['creates an attempt and finds it', 'appends all of the rows, in order'];

const defects = await Promise.all((await readdir(folder)).sort().map(readDefect));

async function readDefect(file: string) {
  const read = await readYaml(`${folder}${file}`, postgresDefectSchema);
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(read.value.id, basename(file, '.yaml'));
  return read.value;
}

async function hold(defect: (typeof defects)[number] | null, claims: readonly string[]) {
  const built = await buildService(defect, { withTests: true });
  assert.ok(built.ok, JSON.stringify(built));
  return holdContract(built.directory, claims);
}

describe('known defects of the step log in PostgreSQL', () => {
  before(async function () {
    await requirePostgres(this, process.env);
  });

  it('are caught by claims that the reference keeps', async () => {
    const claims = [...new Set([...ordinary, ...defects.flatMap(({ caughtBy }) => caughtBy)])];

    const { kept, broken } = await hold(null, claims);

    assert.deepEqual(broken, []);
    assert.deepEqual(kept.toSorted(), claims.toSorted());
  });

  for (const defect of defects) {
    const { id, caughtBy } = defect;
    it(`${id} is caught`, async () => {
      const { kept, broken } = await hold(defect, [...ordinary, ...caughtBy]);

      assert.deepEqual(broken.toSorted(), caughtBy.toSorted());
      assert.deepEqual(kept.toSorted(), ordinary.toSorted());
    });
  }
});
