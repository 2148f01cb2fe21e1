import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toMarkdown } from './markdown.js';
import { allRuns, happyRun, runOf, violatedRun } from './sample-runs.js';
import { writeReport } from './write-report.js';

describe('writeReport', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-report-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('writes the page and a record for each run, and returns where they stand', async () => {
    const out = join(directory, 'deep', 'out');

    const outcome = await writeReport([happyRun, violatedRun], out);

    const index = join(out, 'index.md');
    assert.deepEqual(outcome, {
      kind: 'written',
      path: index,
      sections: [
        `${index}#pay-everything-goes-well`,
        `${index}#confirm-answer-lost-after-approval`,
      ],
    });
    assert.equal(await readFile(index, 'utf8'), toMarkdown([happyRun, violatedRun]));
    const record = join(out, 'runs', 'confirm-answer-lost-after-approval.json');
    assert.deepEqual(JSON.parse(await readFile(record, 'utf8')), violatedRun);
  });

  it('says so when the working directory is gone', async () => {
    const before = process.cwd();
    const gone = await mkdtemp(join(tmpdir(), 'ttadak-gone-'));
    process.chdir(gone);
    try {
      await rm(gone, { recursive: true });

      const outcome = await writeReport([happyRun], join('reports', 'out'));

      assert.ok(outcome.kind === 'failed');
      assert.equal(outcome.code, 'ENOENT');
    } finally {
      process.chdir(before);
    }
  });

  it('leaves only whole files when commands write at the same time', async () => {
    const reports = Array.from({ length: 12 }, (_, nth) =>
      allRuns.map((run) => runOf({ ...run, durationMs: nth })),
    );

    await Promise.all(reports.map((runs) => writeReport(runs, directory)));

    const index = await readFile(join(directory, 'index.md'), 'utf8');
    assert.ok(reports.some((runs) => toMarkdown(runs) === index));
    const names = await readdir(join(directory, 'runs'));
    assert.equal(names.length, allRuns.length);
    for (const name of names) {
      JSON.parse(await readFile(join(directory, 'runs', name), 'utf8'));
    }
  });

  it('fails with path and reason where the directory cannot be', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');

    const outcome = await writeReport([happyRun], join(file, 'out'));

    assert.equal(outcome.kind, 'failed');
    assert.ok(outcome.path.startsWith(file));
    assert.equal(outcome.code, 'ENOTDIR');
    assert.match(outcome.reason, /ENOTDIR/);
  });

  it('throws what is not the file system’s fault', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const run = runOf();
    Object.assign(run, { circular });

    await assert.rejects(writeReport([run], directory), TypeError);
  });
});
