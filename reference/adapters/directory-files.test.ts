import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AttemptId } from '../core/ids.js';
import { parseOrderId, toAttemptId, toPgOrderId } from '../core/ids.js';
import { invariant } from '../core/result.js';
import { openDirectoryFiles } from './directory-files.js';
import { openStepLog } from './lowdb-step-log.js';
import { StepLogFault } from './step-log-fault.js';

const register = fileURLToPath(new URL('../../cli/register.mjs', import.meta.url));
const writer = fileURLToPath(new URL('../fakes/step-log-writer.main.ts', import.meta.url));

describe('a directory as the place of a step log', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'step-log-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  async function openAndCreate(name: string): Promise<AttemptId> {
    const files = await openDirectoryFiles(directory);
    const log = await openStepLog(files);
    const attemptId = toAttemptId(name);
    const orderId = parseOrderId(`R-${name}`);
    invariant(orderId !== undefined, 'the sample parses');
    const created = await log.create({
      kind: 'created',
      attemptId,
      orderId,
      requestId: 'request-1',
      secret: 'secret',
      pgOrderId: toPgOrderId(name),
      atMs: 1,
      by: 'test',
    });
    assert.ok(created.ok);
    await files.close();
    return attemptId;
  }

  const fileOf = (id: AttemptId) => join(directory, 'open', `${id}.json`);

  /** Opens it, expects the fault, and expects that nothing was changed. */
  async function refuses(code: StepLogFault['code'], named: RegExp): Promise<void> {
    const before = await snapshot(directory);
    await assert.rejects(openDirectoryFiles(directory), (error) => {
      assert.ok(error instanceof StepLogFault);
      assert.equal(error.code, code);
      assert.match(error.message, named);
      assert.match(error.message, /expected .*(found|got) .*;/);
      return true;
    });
    assert.deepEqual(await snapshot(directory), before);
  }

  it('makes a directory that is not there', async () => {
    const deeper = join(directory, 'a', 'b');
    const files = await openDirectoryFiles(deeper);
    assert.deepEqual(await files.listOpen(), []);
    await files.close();
  });

  it('holds one file per attempt, under a header that names the format', async () => {
    const id = await openAndCreate('a');
    const file: unknown = JSON.parse(await readFile(fileOf(id), 'utf8'));
    assert.ok(typeof file === 'object' && file !== null && 'rows' in file);
    assert.deepEqual({ ...file, rows: [] }, { format: 'ttadak-step-log', version: 1, rows: [] });
  });

  for (const [what, text, code] of [
    ['torn', '{"format":"ttadak-step-log","vers', 'TORN'],
    ['empty', '', 'TORN'],
    ['no object', '[]', 'TORN'],
    ['without rows', '{"format":"ttadak-step-log","version":1}', 'TORN'],
    ['with an empty list of rows', '{"format":"ttadak-step-log","version":1,"rows":[]}', 'TORN'],
    [
      'with a row of no kind',
      '{"format":"ttadak-step-log","version":1,"rows":[{"atMs":1}]}',
      'TORN',
    ],
    [
      'with a row of an unknown kind',
      '{"format":"ttadak-step-log","version":1,"rows":[{"kind":"created","atMs":1},{"kind":"x","atMs":1}]}',
      'NEWER',
    ],
    [
      'with two beginnings',
      '{"format":"ttadak-step-log","version":1,"rows":[{"kind":"created","atMs":1},{"kind":"created","atMs":1}]}',
      'TORN',
    ],
    ['of another format', '{"format":"shopping-list","version":1,"rows":[]}', 'FOREIGN'],
    ['of a later version', '{"format":"ttadak-step-log","version":2,"rows":[]}', 'NEWER'],
  ] as const) {
    it(`refuses an attempt's file that is ${what}, and changes nothing`, async () => {
      const id = await openAndCreate('a');
      await writeFile(fileOf(id), text);
      await refuses(code, /at_a\.json/);
    });
  }

  it('refuses a directory that holds something else', async () => {
    await writeFile(join(directory, 'thesis.txt'), 'x');
    await refuses('FOREIGN', /thesis\.txt/);
  });

  it('refuses a foreign file among the attempts', async () => {
    await openAndCreate('a');
    await writeFile(join(directory, 'open', 'notes.txt'), 'x');
    await refuses('FOREIGN', /notes\.txt/);
  });

  it('refuses a marker of a later version', async () => {
    await openAndCreate('a');
    await writeFile(join(directory, 'step-log.json'), '{"format":"ttadak-step-log","version":9}');
    await refuses('NEWER', /step-log\.json/);
  });

  it('refuses a path that is a file', async () => {
    const path = join(directory, 'file');
    await writeFile(path, 'x');
    await assert.rejects(openDirectoryFiles(path), { code: 'INACCESSIBLE', path });
  });

  it('refuses a directory that another live process uses', async () => {
    await openAndCreate('a');
    await writeFile(join(directory, 'lock'), `${process.ppid}\n`);
    await refuses('LOCKED', new RegExp(`process ${process.ppid}`));
  });

  for (const [whose, content] of [
    ['a dead process', '4194304\n'],
    ['nobody readable', 'x'],
    ['an earlier life of the same process id', `${process.pid}\n`],
  ] as const) {
    it(`takes over the lock of ${whose}`, async () => {
      await openAndCreate('a');
      await writeFile(join(directory, 'lock'), content);
      const files = await openDirectoryFiles(directory);
      assert.equal((await readFile(join(directory, 'lock'), 'utf8')).trim(), String(process.pid));
      await files.close();
    });
  }

  it('removes what a killed write has left', async () => {
    const id = await openAndCreate('a');
    await writeFile(`${fileOf(id)}.tmp`, '{"half');
    const files = await openDirectoryFiles(directory);
    assert.deepEqual(await readdir(join(directory, 'open')), ['at_a.json']);
    await files.close();
  });

  it('goes on from a first start that was killed halfway', async () => {
    await mkdir(join(directory, 'open'));
    await writeFile(join(directory, 'step-log.json.tmp'), '{"half');
    const files = await openDirectoryFiles(directory);
    await files.close();
    await openAndCreate('a');
  });

  it('moves an ended attempt that was left among the open ones', async () => {
    const id = await openAndCreate('a');
    const file = JSON.parse(await readFile(fileOf(id), 'utf8')) as { rows: unknown[] }; // Written above.
    file.rows.push({ kind: 'closed', end: 'released', why: 'TEST', atMs: 2, by: 'test' });
    await writeFile(fileOf(id), JSON.stringify(file));

    const files = await openDirectoryFiles(directory);
    const log = await openStepLog(files);

    assert.deepEqual(await files.listOpen(), []);
    assert.equal((await log.find(id))?.phase, 'released');
    await files.close();
  });

  it('loses no row that was acknowledged to a process that is then killed', async () => {
    const acknowledged = new Map<string, number>();
    for (let life = 0; life < 5; life += 1) {
      const child = spawn(process.execPath, ['--import', register, writer, directory, `${life}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await killAfter(child, 40 + life * 37, acknowledged);
    }

    const files = await openDirectoryFiles(directory);
    const log = await openStepLog(files);
    for (const { attempt, steps } of await log.listAll(10_000)) {
      assert.ok(steps.length >= (acknowledged.get(attempt.id) ?? 0), attempt.id);
      acknowledged.delete(attempt.id);
    }
    assert.deepEqual([...acknowledged.keys()], []);
    await files.close();
  });
});

/** Reads "id rows" lines until there are so many, then kills the writer in the middle of its work. */
async function killAfter(child: ChildProcess, lines: number, acknowledged: Map<string, number>) {
  invariant(child.stdout !== null, 'the output is piped');
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [id = '', rows = '0'] = line.split(' ');
    acknowledged.set(id, Number(rows));
    count += 1;
    if (count === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  assert.equal(child.signalCode, 'SIGKILL');
}

/** Every file with its text. */
async function snapshot(directory: string): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.sort().map(async (path) => [path, await readFile(path, 'utf8')] as const),
  );
}
