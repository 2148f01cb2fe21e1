import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDefect, knownDefects } from './find-defect.js';

describe('findDefect', () => {
  let directory = '';

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-defects-'));
  });

  after(async () => {
    await rm(directory, { recursive: true });
  });

  async function fileWith(text: string): Promise<string> {
    const file = join(directory, 'mine.yaml');
    await writeFile(file, text);
    return file;
  }

  it('finds a known defect by its id', async () => {
    const found = await findDefect('timeout-is-failure');

    assert.ok(found.ok);
    assert.equal(found.defect.shownBy, 'confirm-answer-lost');
  });

  it('finds a defect in a file from anywhere', async () => {
    const file = await fileWith(
      [
        'id: mine',
        'story: A mistake of ours.',
        "edits: [{ file: core/tell.ts, find: 'a', replace: '' }]",
        'breaks: [conservation]',
        'shownBy: happy',
      ].join('\n'),
    );

    const found = await findDefect(file);

    assert.ok(found.ok);
    assert.equal(found.defect.id, 'mine');
  });

  it('says where a file is no defect', async () => {
    const file = await fileWith(
      'id: mine\nstory: A mistake.\nedits: []\nbreaks: [x]\nshownBy: y\n',
    );

    const found = await findDefect(file);

    assert.ok(!found.ok);
    assert.equal(found.faults.length, 1);
    assert.match(found.faults[0] ?? '', /mine\.yaml:3:\d+ /);
  });

  it('does not reach outside the reference', async () => {
    const file = await fileWith(
      [
        'id: mine',
        'story: A mistake of ours.',
        "edits: [{ file: ../cli/main.ts, find: 'a', replace: '' }]",
        'breaks: [conservation]',
        'shownBy: happy',
      ].join('\n'),
    );

    const found = await findDefect(file);

    assert.ok(!found.ok);
    assert.match(found.faults.join(), /expected a file of the reference/);
  });

  it('suggests the known defect that was meant', async () => {
    const found = await findDefect('timeout-is-failur');

    assert.ok(!found.ok);
    assert.match(found.faults[0] ?? '', /"timeout-is-failur": .*timeout-is-failure/);
  });

  it('lists the known defects sorted', async () => {
    const ids = await knownDefects();

    assert.deepEqual(ids, ids.toSorted());
    assert.ok(ids.includes('double-click-not-guarded'));
  });
});
