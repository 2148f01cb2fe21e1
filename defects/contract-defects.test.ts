// Known mistakes in parts that no run of the virtual world has: its services have no database, and its customers no browser. What
// has to catch them is the part's own contract: each breaks the claims that it is said to break, and not merely because nothing
// works.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirePostgres } from '../reference/fakes/own-schema.js';
import { readYaml } from '../scenarios/read-yaml.js';
import { buildService } from './build-service.js';
import { contractDefectSchema } from './defect.js';
import { type Contract, holdContract } from './hold-contract.js';

type Part = {
  readonly name: string;
  /** Where its defects stand. */
  readonly folder: string;
  readonly contract: Contract;
  /** What goes on working whatever the mistake is. */
  readonly ordinary: readonly string[];
  readonly needsPostgres: boolean;
};

const parts: readonly Part[] = [
  {
    name: 'the step log in PostgreSQL',
    folder: 'postgres',
    contract: {
      files: ['step-log', 'postgres-step-log', 'unreadable'].map(
        (name) => `adapters/${name}.test.js`,
      ),
      title: 'step log.*PostgreSQL',
    },
    ordinary: ['creates an attempt and finds it', 'appends all of the rows, in order'],
    needsPostgres: true,
  },
  {
    name: 'the shop’s page',
    folder: 'page',
    contract: {
      files: ['decide', 'return-address', 'texts', 'view', 'window-message'].map(
        (name) => `client/core/${name}.test.js`,
      ),
      title: 'shop page',
    },
    ordinary: ['keeps what the window needs before anything else', 'hears its own window'],
    needsPostgres: false,
  },
];

for (const part of parts) {
  const { name, folder, contract, ordinary } = part;
  const defects = await readDefects(folder);

  describe(`known defects of ${name}`, () => {
    before(async function () {
      if (part.needsPostgres) await requirePostgres(this, process.env);
    });

    it('are caught by claims that the reference keeps', async () => {
      const claims = [...new Set([...ordinary, ...defects.flatMap(({ caughtBy }) => caughtBy)])];

      const { kept, broken } = await hold(null, contract, claims);

      assert.deepEqual(broken, []);
      assert.deepEqual(kept.toSorted(), claims.toSorted());
    });

    for (const defect of defects) {
      const { id, caughtBy } = defect;
      it(`${id} is caught`, async () => {
        const { kept, broken } = await hold(defect, contract, [...ordinary, ...caughtBy]);

        assert.deepEqual(broken.toSorted(), caughtBy.toSorted());
        assert.deepEqual(kept.toSorted(), ordinary.toSorted());
      });
    }
  });
}

async function readDefects(folder: string) {
  const directory = fileURLToPath(new URL(`./${folder}/`, import.meta.url));
  const files = (await readdir(directory)).sort();
  return Promise.all(
    files.map(async (file) => {
      const read = await readYaml(`${directory}${file}`, contractDefectSchema);
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.value.id, basename(file, '.yaml'));
      return read.value;
    }),
  );
}

type ContractDefect = Awaited<ReturnType<typeof readDefects>>[number];

async function hold(defect: ContractDefect | null, contract: Contract, claims: readonly string[]) {
  const built = await buildService(defect, { withTests: true });
  assert.ok(built.ok, JSON.stringify(built));
  return holdContract(built.directory, contract, claims);
}
