import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModules } from './fresh-modules.js';

type Counter = { readonly count: () => number; readonly nameOf: (path: string) => string };

describe('readModules', () => {
  let directory = '';

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-modules-'));
    await writeFile(join(directory, 'memory.js'), 'export const seen = new Set();\n');
    await writeFile(
      join(directory, 'counter.js'),
      `import { basename } from 'node:path';
import { seen } from './memory.js';
export const count = () => seen.add(seen.size).size;
export const nameOf = (path) => basename(path);
`,
    );
  });

  after(() => rm(directory, { recursive: true }));

  it('begins each time with nothing remembered', async () => {
    const begin = await readModules(directory, ['counter.js']);
    const [first] = begin() as readonly Counter[];
    const [second] = begin() as readonly Counter[];

    assert.deepEqual([first?.count(), first?.count(), second?.count()], [1, 2, 1]);
  });

  it('shares one module among those that import it in the same beginning', async () => {
    const begin = await readModules(directory, ['counter.js', 'memory.js']);
    const [counter, memory] = begin() as readonly [Counter, { readonly seen: Set<number> }];

    counter.count();

    assert.equal(memory.seen.size, 1);
  });

  it('hands out what belongs to nobody of them', async () => {
    const begin = await readModules(directory, ['counter.js']);
    const [counter] = begin() as readonly Counter[];

    assert.equal(counter?.nameOf('/a/b'), 'b');
  });
});
