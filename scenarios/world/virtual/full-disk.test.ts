import assert from 'node:assert/strict';
import { openStepLog } from '../../../reference/adapters/lowdb-step-log.js';
import { createMemoryFiles } from '../../../reference/adapters/step-log-files.js';
import { creation, flag, leased } from '../../../reference/fakes/steps.js';
import { createFullableDisk } from './full-disk.js';

describe('full disk', () => {
  async function start() {
    const { files, failFirstWriteOf } = createFullableDisk(createMemoryFiles());
    const log = await openStepLog(files);
    const created = await log.create(creation('a'));
    assert.ok(created.ok);
    return { log, attempt: created.value, failFirstWriteOf };
  }

  it('fails the write that it is meant for, and finds room for the next', async () => {
    const { log, attempt, failFirstWriteOf } = await start();

    const reason = 'ENOSPC: no space left on device, write';

    const refused = await failFirstWriteOf(() => log.append(attempt, [leased]));

    assert.deepEqual(refused, { ok: false, error: { kind: 'not-written', reason } });
    assert.equal((await log.append(attempt, [leased])).ok, true);
  });

  it('strikes no other write when the one that it is meant for comes to nothing', async () => {
    const { log, attempt, failFirstWriteOf } = await start();
    await log.append(attempt, [leased]);

    const overtaken = await failFirstWriteOf(() => log.append(attempt, [flag]));

    assert.deepEqual(overtaken, { ok: false, error: { kind: 'conflict' } });
    assert.equal((await log.create(creation('b', 'R-2'))).ok, true);
  });
});
