// What is lowdb's own beside the contract (step-log.test.ts): a disk that fails.

import assert from 'node:assert/strict';
import type { StepLog } from '../app/ports.js';
import { closed, creation, flag, hinted, leased } from '../fakes/steps.js';
import { openStepLog } from './lowdb-step-log.js';
import { createMemoryFiles, type StepLogFiles } from './step-log-files.js';

async function create(log: StepLog, name: string) {
  const result = await log.create(creation(name));
  assert.ok(result.ok);
  return result.value;
}

describe('step log on a disk that fails', () => {
  const systemError = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });

  it('has written nothing, and goes on once there is room', async () => {
    let isFull = false;
    const files = createMemoryFiles();
    const openFile: StepLogFiles['openFile'] = (id) => {
      const file = files.openFile(id);
      const write: typeof file.write = (data) =>
        isFull ? Promise.reject(systemError) : file.write(data);
      return { read: () => file.read(), write };
    };
    const log = await openStepLog({ ...files, openFile });
    const attempt = await create(log, 'a');

    isFull = true;
    const refused = await log.append(attempt, [leased]);
    const uncreated = await log.create(creation('b', 'R-2'));
    isFull = false;

    assert.deepEqual(refused, { ok: false, error: { kind: 'not-written', reason: 'ENOSPC' } });
    assert.equal(uncreated.ok, false);
    assert.deepEqual(await log.find(attempt.id), attempt);
    assert.equal((await log.append(attempt, [leased])).ok, true);
    assert.equal((await log.create(creation('b', 'R-2'))).ok, true);
  });

  it('keeps an ended attempt where it is when it cannot be moved', async () => {
    const files = createMemoryFiles();
    const log = await openStepLog({ ...files, finish: () => Promise.reject(systemError) });
    const attempt = await create(log, 'a');
    await log.append(attempt, [closed]);

    assert.equal((await log.find(attempt.id))?.phase, 'released');
    assert.equal((await log.create(creation('b'))).ok, true);
  });

  for (const [what, row] of [
    ['flag', flag],
    ['hint', hinted],
  ] as const) {
    it(`writes no ${what} that nobody would see`, async () => {
      const files = createMemoryFiles();
      const log = await openStepLog({ ...files, reopen: () => Promise.reject(systemError) });
      const attempt = await create(log, 'a');
      await log.append(attempt, [closed]);
      const ended = await log.find(attempt.id);
      assert.ok(ended !== undefined);

      const result = await log.append(ended, [row]);

      const error = { kind: 'not-written', reason: 'file not moved' };
      assert.deepEqual(result, { ok: false, error });
      assert.deepEqual(await log.find(attempt.id), ended);
      assert.deepEqual(await log.listOpen(), []);
    });
  }

  it('puts an attempt back of which the news could not be written', async () => {
    const files = createMemoryFiles();
    let isFull = false;
    const openFile: StepLogFiles['openFile'] = (id) => {
      const file = files.openFile(id);
      const write: typeof file.write = (data) =>
        isFull ? Promise.reject(systemError) : file.write(data);
      return { read: () => file.read(), write };
    };
    const log = await openStepLog({ ...files, openFile });
    const attempt = await create(log, 'a');
    await log.append(attempt, [closed]);
    const ended = await log.find(attempt.id);
    assert.ok(ended !== undefined);

    isFull = true;
    const result = await log.append(ended, [hinted]);

    assert.equal(result.ok, false);
    assert.deepEqual(await log.listOpen(), []);
    assert.deepEqual(await log.find(attempt.id), ended);
  });

  it('does not hide a bug', async () => {
    const files = createMemoryFiles();
    const bug = () => Promise.reject(new Error('a bug'));
    const openFile: StepLogFiles['openFile'] = (id) => ({
      ...files.openFile(id),
      read: bug,
      write: bug,
    });
    const log = await openStepLog({ ...files, openFile });
    await assert.rejects(log.create(creation('a')), /a bug/);
    const moving = await openStepLog({ ...files, finish: bug });
    const attempt = await create(moving, 'b');
    await assert.rejects(moving.append(attempt, [closed]), /a bug/);
  });
});
