// What every step log does with rows that cannot be believed, and PostgreSQL with those that a later release has written.

import assert from 'node:assert/strict';
import type { StepLog } from '../app/ports.js';
import { settings } from '../core/attempt-at.js';
import * as places from '../fakes/log-places.js';
import {
  createOwnSchema,
  type OwnSchema,
  postgresUrlOf,
  requirePostgres,
  runSql,
} from '../fakes/own-schema.js';
import { closed, creation, flag, voided } from '../fakes/steps.js';
import { type OpenedPostgres, openPostgres } from './open-postgres.js';

async function create(log: StepLog, name: string, order?: string) {
  const created = await log.create(creation(name, order));
  assert.ok(created.ok);
  return created.value;
}

for (const [where, createPlace] of [
  ['in memory', places.createMemoryPlace],
  ['in a directory', places.createDirectoryPlace],
  ['in PostgreSQL', places.createPostgresPlace],
] as const) {
  describe(`step log ${where} with an ended attempt whose rows cannot be believed`, () => {
    before(async function () {
      if (createPlace === places.createPostgresPlace) await requirePostgres(this, process.env);
    });

    it('passes it over, and does not take it for one that is not there', async () => {
      const place = await createPlace(process.env);
      const { log, close } = await place.open();
      const ended = await log.append(await create(log, 'a'), [closed]);
      assert.ok(ended.ok);
      const seen = ended.value;
      const b = await create(log, 'b');
      await place.spoil(seen.id);

      const listed = (await log.listAll(10)).map(({ attempt }) => attempt);
      assert.deepEqual(listed, [b]);
      assert.deepEqual(await log.listOpen(), [b]);
      const away = { name: 'StepLogUnavailable' };
      await assert.rejects(log.find(seen.id), away);
      await assert.rejects(log.findByPgOrderId(seen.pgOrderId), away);
      await assert.rejects(log.search({ kind: 'of-order', orderId: seen.orderId }), away);
      const appended = await log.append(seen, [flag]);
      assert.ok(!appended.ok && appended.error.kind === 'not-written');
      await close();
      await place.remove();
    });
  });
}

describe('the step log in PostgreSQL with an attempt that a later release has written to', () => {
  const nowMs = 1 + settings.graceMs;
  const sweeper = { instance: 'i', nowMs, untilMs: nowMs + settings.leaseMs };
  const complaints: string[] = [];
  const opened: OpenedPostgres[] = [];
  let schema: OwnSchema;

  before(async function () {
    await requirePostgres(this, process.env);
  });
  beforeEach(async () => {
    complaints.length = 0;
    schema = await createOwnSchema(postgresUrlOf(process.env));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()));
    await schema.remove();
  });

  async function open(): Promise<OpenedPostgres> {
    const postgres = await openPostgres({
      url: schema.url,
      dueAtMs: () => 0,
      onLost: assert.ifError,
      onUnreadable: ({ message }) => complaints.push(message),
    });
    opened.push(postgres);
    return postgres;
  }

  async function writeLater(id: string) {
    const row = '{"kind":"later","atMs":1,"by":"x"}';
    await runSql(schema.url, `INSERT INTO payment_steps VALUES ('${id}', 99, 1, '${row}')`);
  }

  it('opens, says so once, and hands out the others', async () => {
    const before = await open();
    const { id } = await create(before.stepLog, 'a');
    const b = await create(before.stepLog, 'b', 'R-2');
    await writeLater(id);
    const { stepLog, countUnreadable } = await open();

    assert.deepEqual(await stepLog.listOpen(), [b]);
    assert.deepEqual(await stepLog.takeUp(sweeper), [b]);
    assert.equal(complaints.length, 1);
    assert.match(complaints[0] ?? '', /attempt at_a: .*"later"; start the release that wrote it/);
    assert.equal(countUnreadable(), 1);
  });

  it('leaves it to a sweeper that can read it', async () => {
    const { stepLog } = await open();
    const { id } = await create(stepLog, 'a');
    await writeLater(id);

    assert.deepEqual(await stepLog.takeUp(sweeper), []);
    assert.deepEqual(await stepLog.takeUp(sweeper), []);

    // Fails when there is none.
    const free = 'SELECT 1 / count(*) FROM payment_attempts WHERE lease_owner IS NULL';
    await runSql(schema.url, free);
  });

  it('keeps its order from others, and relies on nothing that it writes to it', async () => {
    const { stepLog } = await open();
    const seen = await create(stepLog, 'a');
    await writeLater(seen.id);

    const second = await stepLog.create(creation('b'));
    const appended = await stepLog.append(seen, [voided]);

    assert.ok(!second.ok && second.error.kind === 'not-written');
    assert.ok(!appended.ok && appended.error.kind === 'not-written');
  });
});
