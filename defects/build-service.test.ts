import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildService } from './build-service.js';
import type { Defect, Edit } from './defect.js';

function defectOf(...edits: readonly Edit[]): Defect {
  return { id: 'sample', story: 'A sample.', edits: [...edits], breaks: [], shownBy: 'happy' };
}

async function faultsOf(...edits: readonly Edit[]): Promise<readonly string[]> {
  const built = await buildService(defectOf(...edits));
  assert.ok(!built.ok);
  return built.faults;
}

async function textOf(defect: Defect | null, file: string): Promise<string> {
  const built = await buildService(defect);
  assert.ok(built.ok);
  return readFile(join(built.directory, file), 'utf8');
}

describe('buildService', () => {
  const edit = { file: 'core/tell.ts', find: "completed: 'paid',", replace: "completed: 'ready'," };

  it('builds the reference as it is without a defect', async () => {
    const text = await textOf(null, 'core/tell.js');

    assert.match(text, /completed: 'paid'/);
  });

  it('builds a copy with the edit of a defect', async () => {
    const text = await textOf(defectOf(edit), 'core/tell.js');

    assert.match(text, /completed: 'ready'/);
  });

  it('leaves the sources of the reference alone', async () => {
    await buildService(defectOf(edit));

    assert.match(await textOf(null, 'core/tell.js'), /completed: 'paid'/);
  });

  it('inserts the replacement as it is written, dollar signs and all', async () => {
    const replace = "completed: '$&',";

    const text = await textOf(defectOf({ ...edit, replace }), 'core/tell.js');

    assert.match(text, /completed: '\$&'/);
  });

  it('applies several edits of one file one after the other', async () => {
    const second = { ...edit, find: "'ready',\n  cancelled:", replace: "'manual',\n  cancelled:" };

    const text = await textOf(defectOf(edit, second), 'core/tell.js');

    assert.match(text, /completed: 'manual'/);
  });

  it('shares one build among the same sources', async () => {
    const [one, other] = await Promise.all([buildService(null), buildService(null)]);

    assert.deepEqual(one, other);
  });

  it('says which text it has not found', async () => {
    assert.deepEqual(await faultsOf({ ...edit, find: 'nowhere' }), [
      'defect sample: expected "nowhere" exactly once in reference/core/tell.ts, found it 0 times',
    ]);
  });

  it('says which text stands there more than once', async () => {
    const [fault] = await faultsOf({ ...edit, find: "'checking'" });

    assert.match(fault ?? '', /^defect sample: expected "'checking'" exactly once .* \d\d times$/);
  });

  it('says which file the reference does not have', async () => {
    assert.deepEqual(await faultsOf({ ...edit, file: 'core/tells.ts' }), [
      'defect sample: expected a file of the reference, got "core/tells.ts"',
    ]);
  });

  it('says all that is wrong at once, long texts cut', async () => {
    const faults = await faultsOf(
      { ...edit, file: 'core/tells.ts' },
      { ...edit, find: 'x'.repeat(100) },
    );

    assert.equal(faults.length, 2);
    assert.match(faults[1] ?? '', /"x{60}…"/);
  });
});
