// The contract of the step log, run against every place that it can lie in.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepLog } from '../app/ports.js';
import { foldSteps } from '../core/evolve.js';
import { type AttemptId, parseOrderId, toAttemptId, toPgOrderId } from '../core/ids.js';
import type { CreatedStep, Stamp, Step } from '../core/step.js';
import { openDirectoryFiles } from './directory-files.js';
import { openStepLog } from './lowdb-step-log.js';
import { createMemoryFiles, type StepLogFiles } from './step-log-files.js';

function creation(name: string, order = 'R-1'): CreatedStep & Stamp {
  const orderId = parseOrderId(order);
  assert.ok(orderId !== undefined);
  return {
    kind: 'created',
    attemptId: toAttemptId(name),
    orderId,
    requestId: 'request-1',
    secret: 'secret',
    pgOrderId: toPgOrderId(name),
    atMs: 1,
    by: 'test',
  };
}

const leased: Step = { kind: 'leased', owner: 'me', untilMs: 9, atMs: 2, by: 'test' };
const told: Step = { kind: 'told', word: 'checking', atMs: 3, by: 'test' };
const hinted: Step = {
  kind: 'hinted',
  hint: { transmissionId: 'w-1', eventType: null, status: 'CANCELED', createdAt: null },
  atMs: 5,
  by: 'test',
};
const closed: Step = { kind: 'closed', end: 'released', why: 'TEST', atMs: 4, by: 'test' };

async function create(log: StepLog, name: string, order?: string) {
  const result = await log.create(creation(name, order));
  assert.ok(result.ok);
  return result.value;
}

async function append(log: StepLog, id: AttemptId, ...steps: readonly Step[]) {
  const attempt = await log.find(id);
  assert.ok(attempt !== undefined);
  const result = await log.append(attempt, steps);
  assert.ok(result.ok);
  return result.value;
}

type Place = {
  readonly open: () => Promise<StepLogFiles>;
  readonly remove: () => Promise<void>;
};

async function createDirectoryPlace(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'step-log-'));
  return {
    open: () => openDirectoryFiles(directory),
    remove: () => rm(directory, { recursive: true }),
  };
}

function createMemoryPlace(): Promise<Place> {
  const files = createMemoryFiles();
  return Promise.resolve({ open: () => Promise.resolve(files), remove: () => Promise.resolve() });
}

for (const [where, createPlace] of [
  ['in memory', createMemoryPlace],
  ['in a directory', createDirectoryPlace],
] as const) {
  describe(`step log ${where}`, () => {
    let place: Place;
    let files: StepLogFiles;
    let log: StepLog;

    beforeEach(async () => {
      place = await createPlace();
      files = await place.open();
      log = await openStepLog(files);
    });
    afterEach(async () => {
      await files.close();
      await place.remove();
    });

    async function reopen(): Promise<StepLog> {
      await files.close();
      files = await place.open();
      return openStepLog(files);
    }

    it('creates an attempt and finds it', async () => {
      const attempt = await create(log, 'a');

      assert.equal(attempt.phase, 'created');
      assert.deepEqual(await log.find(attempt.id), attempt);
      assert.equal(await log.find(toAttemptId('b')), undefined);
    });

    it('keeps one open attempt per order and shows it to the second', async () => {
      const first = await create(log, 'a');

      const second = await log.create(creation('b'));

      assert.deepEqual(second, {
        ok: false,
        error: { kind: 'order-has-open-attempt', attempt: first },
      });
      assert.equal(await log.find(toAttemptId('b')), undefined);
    });

    it('keeps one open attempt of many that come at the same time', async () => {
      const names = ['a', 'b', 'c', 'd'];
      const results = await Promise.all(names.map((name) => log.create(creation(name))));

      assert.equal(results.filter(({ ok }) => ok).length, 1);
      assert.equal(log.listOpen().length, 1);
    });

    it('lets a new attempt begin after the end of the last', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);

      assert.equal((await create(log, 'b')).phase, 'created');
    });

    it('appends all of the rows, in order', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, leased, told);

      const [logged] = await log.listAll(10);
      assert.deepEqual(logged?.steps, [creation('a'), leased, told]);
      assert.deepEqual(logged.attempt, foldSteps(logged.steps));
    });

    it('refuses an append to a version that has passed', async () => {
      const seen = await create(log, 'a');
      await append(log, seen.id, leased);

      const result = await log.append(seen, [leased]);

      assert.deepEqual(result, { ok: false, error: { kind: 'conflict' } });
    });

    it('accepts one of two appends that come at the same time', async () => {
      const seen = await create(log, 'a');

      const results = await Promise.all([log.append(seen, [leased]), log.append(seen, [leased])]);

      assert.deepEqual(
        results.map(({ ok }) => ok),
        [true, false],
      );
    });

    it('accepts a remark beside the version that somebody else carries', async () => {
      const seen = await create(log, 'a');
      await append(log, seen.id, told);

      assert.equal((await log.append(seen, [leased])).ok, true);
      assert.equal((await log.listAll(1))[0]?.steps.length, 3);
    });

    it('refuses an append to an attempt that it does not know', async () => {
      const seen = foldSteps([creation('stranger')]);

      assert.deepEqual(await log.append(seen, [told]), {
        ok: false,
        error: { kind: 'conflict' },
      });
    });

    it('finds an ended attempt, and takes remarks about it', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      await append(log, id, told);

      const found = await log.find(id);
      assert.equal(found?.phase, 'released');
      assert.equal(found.told, 'checking');
      assert.deepEqual(log.listOpen(), []);
    });

    it('finds open and ended attempts by their PG order ids', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      await create(log, 'b');

      assert.equal((await log.findByPgOrderId(toPgOrderId('a')))?.phase, 'released');
      assert.equal((await log.findByPgOrderId(toPgOrderId('b')))?.phase, 'created');
      assert.equal(await log.findByPgOrderId(toPgOrderId('c')), undefined);
      assert.equal((await (await reopen()).findByPgOrderId(toPgOrderId('a')))?.id, id);
    });

    it('lists an ended attempt again when there is news of it, beside the next of its order', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      const next = await create(log, 'b');
      await append(log, id, hinted);

      const listed = () => log.listOpen().map((one) => one.id);
      assert.deepEqual(listed(), [id, next.id]);
      assert.equal((await log.findByPgOrderId(toPgOrderId('a')))?.hints.length, 1);
      log = await reopen();
      assert.deepEqual(listed(), [id, next.id]);
      assert.equal((await log.create(creation('c'))).ok, false);
      assert.equal((await log.listAll(10)).length, 2);
    });

    it('lists it no longer once a look has answered the news', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      await append(log, id, hinted);
      const pg = { kind: 'seen', payments: [] } as const;
      const order = { kind: 'absent' } as const;
      await append(log, id, leased, { kind: 'observed', pg, order, row: 24, atMs: 6, by: 'test' });

      assert.deepEqual(log.listOpen(), []);
      assert.deepEqual((await reopen()).listOpen(), []);
      assert.equal((await log.find(id))?.phase, 'released');
    });

    it('lists open attempts by age, and all of them up to the limit', async () => {
      await create(log, 'b', 'R-2');
      await create(log, 'a', 'R-1');
      const { id } = await create(log, 'c', 'R-3');
      await append(log, id, closed);

      assert.deepEqual(
        log.listOpen().map((one) => one.id),
        ['at_a', 'at_b'],
      );
      assert.equal((await log.listAll(10)).length, 3);
      assert.equal((await log.listAll(2)).length, 2);
      assert.equal((await log.listAll(1)).length, 1);
    });

    it('is the same after it was opened again', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, leased);
      const ended = await create(log, 'b', 'R-2');
      await append(log, ended.id, closed);
      const before = await log.listAll(10);

      const again = await reopen();

      assert.deepEqual(await again.listAll(10), before);
      assert.equal((await again.create(creation('c'))).ok, false);
      assert.equal((await again.create(creation('d', 'R-2'))).ok, true);
    });

    it('never changes a row that it has shown', async () => {
      const { id } = await create(log, 'a');
      const [before] = await log.listAll(1);
      const copy = structuredClone(before?.steps);
      await append(log, id, leased);

      assert.deepEqual(before?.steps, copy);
    });
  });
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
    const { id } = await create(log, 'a');
    await append(log, id, closed);

    assert.equal((await log.find(id))?.phase, 'released');
    assert.equal((await log.create(creation('b'))).ok, true);
  });

  it('takes no news of an attempt that it cannot take up again', async () => {
    const files = createMemoryFiles();
    const log = await openStepLog({ ...files, takeUp: () => Promise.reject(systemError) });
    const attempt = await create(log, 'a');
    const ended = await append(log, attempt.id, closed);

    const result = await log.append(ended, [hinted]);

    assert.deepEqual(result, {
      ok: false,
      error: { kind: 'not-written', reason: 'not taken up' },
    });
    assert.deepEqual(log.listOpen(), []);
    assert.deepEqual(await log.find(attempt.id), ended);
  });

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
    const ended = await append(log, attempt.id, closed);

    isFull = true;
    const result = await log.append(ended, [hinted]);

    assert.equal(result.ok, false);
    assert.deepEqual(log.listOpen(), []);
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
    const { id } = await create(moving, 'b');
    await assert.rejects(append(moving, id, closed), /a bug/);
  });
});
