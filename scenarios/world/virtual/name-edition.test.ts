import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { editionFiles } from './edition.js';
import { nameEdition } from './name-edition.js';

describe('nameEdition', () => {
  let directory = '';

  const write = async (file: string, code: string) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), code);
  };

  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'ttadak-')), 'no-fence-0123456789abcdef');
    for (const file of editionFiles) await write(file, '');
    await write('service.js', `import { a } from './core/a.js';`);
    await write('core/a.js', `export * from "../core/b.js"; void import('./c.js');`);
    for (const file of ['core/b.js', 'core/c.js', 'main.js']) await write(file, '1');
  });

  afterEach(() => rm(dirname(directory), { recursive: true }));

  it('keeps the id', async () => {
    assert.match(await nameEdition(directory), /^no-fence-[0-9a-f]{16}$/);
  });

  for (const file of ['config.js', 'service.js', 'core/b.js', 'core/c.js']) {
    it(`changes with ${file}, which is imported`, async () => {
      const before = await nameEdition(directory);
      await write(file, '2');

      assert.notEqual(await nameEdition(directory), before);
    });
  }

  it('is the same when something else has changed', async () => {
    const before = await nameEdition(directory);
    await write('main.js', '2');

    assert.equal(await nameEdition(directory), before);
  });

  it('is the same wherever it was built', async () => {
    const before = await nameEdition(directory);
    await write('core/b.js', '1\n//# sourceMappingURL=data:application/json;base64,e30=');

    assert.equal(await nameEdition(directory), before);
  });
});
