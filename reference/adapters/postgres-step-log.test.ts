// What is PostgreSQL's own beside the contract (step-log.test.ts): tables, instances that share them, a database that goes.

import assert from 'node:assert/strict';
import { Client } from 'pg';
import type { Attempt } from '../core/attempt.js';
import { settings } from '../core/attempt-at.js';
import { toAttemptId } from '../core/ids.js';
import type { Step } from '../core/step.js';
import { dueAtMs } from '../core/windows.js';
import { type CuttableProxy, startCuttableProxy } from '../fakes/cuttable-proxy.js';
import {
  createOwnSchema,
  type OwnSchema,
  postgresUrlOf,
  requirePostgres,
  runSql,
} from '../fakes/own-schema.js';
import { closed, creation, refused, told, voided } from '../fakes/steps.js';
import { type OpenedPostgres, type OpenPostgres, openPostgres } from './open-postgres.js';
import { readMigrations } from './postgres/read-migrations.js';
import type { StepLogFault } from './step-log-fault.js';

const dueMs = 1 + settings.graceMs;

describe('the step log in PostgreSQL', () => {
  let schema: OwnSchema;
  const opened: OpenedPostgres[] = [];

  before(async function () {
    await requirePostgres(this, process.env);
  });
  beforeEach(async () => {
    schema = await createOwnSchema(postgresUrlOf(process.env));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()));
    await schema.remove();
  });

  async function open(overrides: Partial<OpenPostgres> = {}): Promise<OpenedPostgres> {
    const postgres = await openPostgres({
      url: schema.url,
      dueAtMs: (attempt) => dueAtMs(attempt, settings),
      onLost: () => undefined,
      onUnreadable: assert.ifError,
      ...overrides,
    });
    opened.push(postgres);
    return postgres;
  }

  async function create({ stepLog }: OpenedPostgres, name: string): Promise<Attempt> {
    const created = await stepLog.create(creation(name, `R-${name}`));
    assert.ok(created.ok);
    return created.value;
  }

  function refusedWith(code: StepLogFault['code'], message: RegExp) {
    return (error: StepLogFault) => error.code === code && message.test(error.message);
  }

  describe('whose rows stay as they were written', () => {
    for (const sql of [
      `UPDATE payment_steps SET step = '{}'`,
      'DELETE FROM payment_steps',
      'TRUNCATE payment_steps',
      'DELETE FROM payment_attempts',
      'TRUNCATE payment_attempts CASCADE',
      'UPDATE payment_attempts SET version = 0',
      `UPDATE payment_attempts SET order_id = 'R-2'`,
      'UPDATE payment_attempts SET row_count = row_count - 1',
    ]) {
      it(`refuses ${sql}`, async () => {
        const postgres = await open();
        await create(postgres, 'a');
        const before = await postgres.stepLog.listAll(10);

        await assert.rejects(runSql(schema.url, sql), { code: 'P0001' });

        assert.deepEqual(await postgres.stepLog.listAll(10), before);
      });
    }

    it('refuses to open an ended attempt again', async () => {
      const postgres = await open();
      const attempt = await create(postgres, 'a');
      await postgres.stepLog.append(attempt, [closed]);

      const reopening = runSql(schema.url, 'UPDATE payment_attempts SET needs_care = true');

      await assert.rejects(reopening, { code: 'P0001' });
    });

    it('refuses a second open attempt of an order, whoever writes it', async () => {
      await create(await open(), 'a');

      const second = runSql(
        schema.url,
        `INSERT INTO payment_attempts (id, order_id, pg_order_id, created_at_ms, version, row_count, due_at_ms)
          SELECT 'at_b', order_id, 'po_b', 1, 1, 1, 1 FROM payment_attempts`,
      );

      await assert.rejects(second, /payment_attempts_one_holds_each_order/);
    });
  });

  describe('when it is opened', () => {
    it('makes its tables once, for all instances that start together', async () => {
      const [first, second] = await Promise.all([open(), open(), open()]);

      const attempt = await create(first, 'a');

      assert.deepEqual(await second.stepLog.find(attempt.id), attempt);
    });

    it('refuses tables of a later release, and changes nothing', async () => {
      const postgres = await open();
      await create(postgres, 'a');
      await runSql(schema.url, `INSERT INTO payment_migrations VALUES (9999, 'later')`);

      await assert.rejects(
        open(),
        refusedWith('NEWER', /expected version 1 or older, found version 9999; start the release/),
      );

      assert.equal((await postgres.stepLog.listOpen()).length, 1);
    });

    it('leaves all as it was when a migration fails', async () => {
      const postgres = await open();
      const attempt = await create(postgres, 'a');
      const migrations = [
        ...(await readMigrations()),
        { version: 2, name: '0002-good.sql', sql: 'ALTER TABLE payment_attempts ADD extra text' },
        { version: 3, name: '0003-bad.sql', sql: 'ALTER TABLE payment_nothing ADD extra text' },
      ];

      await assert.rejects(
        open({ migrations }),
        refusedWith(
          'NOT_MIGRATED',
          /0003-bad\.sql .*"payment_nothing".*all is as it was \(version 1\)/,
        ),
      );

      assert.ok((await postgres.stepLog.append(attempt, [told])).ok);
      assert.equal((await (await open()).stepLog.find(attempt.id))?.told, 'checking');
      await assert.rejects(runSql(schema.url, 'SELECT extra FROM payment_attempts'), /extra/);
    });

    it('applies what is new to what is there', async () => {
      const attempt = await create(await open(), 'a');
      const added = { version: 2, name: '0002-more.sql', sql: 'CREATE TABLE payment_more ()' };
      const migrations = [...(await readMigrations()), added];

      await open({ migrations });
      const again = await open({ migrations });

      assert.deepEqual(await again.stepLog.find(attempt.id), attempt);
      await runSql(schema.url, 'SELECT FROM payment_more');
    });

    it('refuses tables of somebody else', async () => {
      await runSql(schema.url, 'CREATE TABLE payment_steps (what text)');

      await assert.rejects(open(), refusedWith('FOREIGN', /found a table "payment_steps"/));
    });

    it('says what is wrong with the database, and keeps its password to itself', async () => {
      const url = 'postgres://somebody:hush@127.0.0.1:1/test?options=-c%20a.b%3Dhush';

      await assert.rejects(open({ url }), (error: StepLogFault) => {
        assert.equal(error.code, 'INACCESSIBLE');
        assert.match(
          error.message,
          /postgres:\/\/127\.0\.0\.1:1\/test: .*ECONNREFUSED.*DATABASE_URL/,
        );
        return !error.message.includes('hush');
      });
    });
  });

  describe('that several instances share', () => {
    const names = Array.from({ length: 40 }, (_, index) => `x${String(index).padStart(2, '0')}`);

    it('hands each due attempt to one sweeper of those that begin together', async () => {
      const instances = await Promise.all([open(), open(), open()]);
      for (const name of names) await create(instances[0], name);

      const shares = await Promise.all(
        instances.map(({ stepLog }, place) =>
          stepLog.takeUp({ instance: `i${place}`, nowMs: dueMs, untilMs: dueMs + 100 }),
        ),
      );

      const taken = shares.flat().map(({ id }) => id);
      assert.deepEqual(taken.sort(), names.map(toAttemptId));
    });

    it('passes over what somebody is writing, and does not wait for it', async () => {
      const postgres = await open();
      await create(postgres, 'a');
      const b = await create(postgres, 'b');
      const writer = new Client({ connectionString: schema.url });
      await writer.connect();
      await writer.query("BEGIN; SELECT 1 FROM payment_attempts WHERE id = 'at_a' FOR UPDATE");

      try {
        const sweeper = { instance: 'i', nowMs: dueMs, untilMs: dueMs + 1 };
        assert.deepEqual(await postgres.stepLog.takeUp(sweeper), [b]);
      } finally {
        await writer.end();
      }
    });

    it('keeps what one has leased from the others, until the lease ends', async () => {
      const [first, second] = [await open(), await open()];
      const attempt = await create(first, 'a');
      const untilMs = dueMs + 10 * settings.graceMs;
      const leased: Step = { kind: 'leased', owner: 'i', untilMs, atMs: dueMs, by: 'i' };
      const appended = await first.stepLog.append(attempt, [leased]);
      assert.ok(appended.ok);

      const take = (instance: string, nowMs: number) =>
        second.stepLog.takeUp({ instance, nowMs, untilMs: nowMs });

      assert.deepEqual(await take('j', untilMs - 1), []);
      assert.deepEqual(await take('i', untilMs - 1), [appended.value]);
      assert.deepEqual(await take('j', untilMs), [appended.value]);
    });

    it('is asked once only for what turns out not to be due', async () => {
      const hasty = await open({ dueAtMs: () => 0 });
      const attempt = await create(hasty, 'a');
      const postgres = await open();
      const sweeper = { instance: 'i', nowMs: 2, untilMs: 2 };

      assert.deepEqual(await postgres.stepLog.takeUp(sweeper), [attempt]);
      assert.deepEqual(await postgres.stepLog.takeUp(sweeper), []);
      assert.deepEqual(await postgres.stepLog.takeUp({ ...sweeper, nowMs: dueMs }), [attempt]);
    });

    it('takes one of many appends to the same version', async () => {
      const [first, second] = [await open(), await open()];
      const attempt = await create(first, 'a');

      const results = await Promise.all(
        names.map((_, index) =>
          (index % 2 === 0 ? first : second).stepLog.append(attempt, [voided]),
        ),
      );

      assert.equal(results.filter((result) => result.ok).length, 1);
      assert.equal((await first.stepLog.listAll(1))[0]?.steps.length, 2);
    });

    it('loses none of the remarks that come at the same time, and tells of each', async () => {
      const [first, second] = [await open(), await open()];
      const attempt = await create(first, 'a');

      const results = await Promise.all(
        names.map((_, index) =>
          (index % 2 === 0 ? first : second).stepLog.append(attempt, [refused]),
        ),
      );

      const counts = results.map((result) => (result.ok ? result.value.refusedCallbacks : 0));
      assert.equal(Math.max(...counts), names.length);
      assert.equal((await first.stepLog.find(attempt.id))?.refusedCallbacks, names.length);
    });
  });

  describe('whose database goes away', () => {
    let proxy: CuttableProxy;

    beforeEach(async () => {
      proxy = await startCuttableProxy(new URL(schema.url));
    });
    afterEach(() => proxy.close());

    it('has written nothing, says that it is out of reach, and goes on when it is back', async () => {
      const postgres = await open({ url: proxy.url });
      const attempt = await create(postgres, 'a');
      await postgres.probe();

      proxy.cut();
      const refused = await postgres.stepLog.append(attempt, [told]);
      const uncreated = await postgres.stepLog.create(creation('b', 'R-b'));
      await assert.rejects(postgres.stepLog.find(attempt.id), { name: 'StepLogUnavailable' });
      await assert.rejects(postgres.probe(), { name: 'StepLogUnavailable' });
      proxy.mend();

      assert.ok(!refused.ok && refused.error.kind === 'not-written');
      assert.ok(!uncreated.ok && uncreated.error.kind === 'not-written');
      await postgres.probe();
      assert.deepEqual(await postgres.stepLog.find(attempt.id), attempt);
      assert.ok((await postgres.stepLog.append(attempt, [told])).ok);
    });

    it('relies on nothing when the answer to a change is lost, though it was made', async () => {
      const postgres = await open({ url: proxy.url });
      const attempt = await create(postgres, 'a');

      proxy.cutAtNextAnswer();
      const result = await postgres.stepLog.append(attempt, [voided]);
      proxy.mend();

      assert.ok(!result.ok && result.error.kind === 'not-written');
      assert.equal((await postgres.stepLog.find(attempt.id))?.isVoided, true);
      assert.deepEqual(await postgres.stepLog.append(attempt, [voided]), {
        ok: false,
        error: { kind: 'conflict' },
      });
    });

    it('has written nothing while the database only lets itself be read', async () => {
      const attempt = await create(await open(), 'a');
      const url = new URL(schema.url);
      const options = `${url.searchParams.get('options') ?? ''} -c default_transaction_read_only=on`;
      url.searchParams.set('options', options);
      const postgres = await open({ url: url.href });

      const refused = await postgres.stepLog.append(attempt, [told]);

      assert.ok(!refused.ok && refused.error.kind === 'not-written');
      assert.deepEqual(await postgres.stepLog.find(attempt.id), attempt);
      await assert.rejects(postgres.probe(), { name: 'StepLogUnavailable' });
    });

    it('does not hide a bug', async () => {
      const postgres = await open();
      const attempt = await create(postgres, 'a');

      await assert.rejects(postgres.stepLog.append({ ...attempt, version: 1.5 }, [told]), {
        code: '22P02',
      });
    });
  });
});
