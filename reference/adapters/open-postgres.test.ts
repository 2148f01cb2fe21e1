import assert from 'node:assert/strict';
import {
  createOwnSchema,
  type OwnSchema,
  postgresUrlOf,
  requirePostgres,
  runSql,
} from '../fakes/own-schema.js';
import { creation } from '../fakes/steps.js';
import { type OpenedPostgres, openPostgres } from './open-postgres.js';

describe('an opened PostgreSQL', () => {
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

  /** With other settings of the session than that the schema is its search path. */
  async function open(options?: string): Promise<OpenedPostgres> {
    const url = new URL(schema.url);
    if (options !== undefined) url.searchParams.set('options', options);
    const postgres = await openPostgres({
      url: url.href,
      dueAtMs: () => 0,
      onLost: assert.ifError,
      onUnreadable: assert.ifError,
    });
    opened.push(postgres);
    return postgres;
  }

  it('makes its tables in the first schema, whatever lies in the others', async () => {
    const other = await open();
    const own = await createOwnSchema(postgresUrlOf(process.env));

    const { stepLog } = await open(`-c search_path=${own.name},${schema.name}`);
    const created = await stepLog.create(creation('a'));

    assert.ok(created.ok);
    assert.deepEqual(await stepLog.listOpen(), [created.value]);
    assert.deepEqual(await other.stepLog.listOpen(), []);
    await own.remove();
  });

  it('is not ready while a right is missing, and its probe leaves nothing behind', async () => {
    const { stepLog, probe } = await open();
    const role = `${schema.name}_role`;
    const grant = `GRANT USAGE ON SCHEMA ${schema.name} TO ${role};
      GRANT SELECT ON ALL TABLES IN SCHEMA ${schema.name} TO ${role};
      GRANT INSERT, UPDATE ON payment_attempts TO ${role}`;
    await runSql(schema.url, `CREATE ROLE ${role}; ${grant}`);

    try {
      const postgres = await open(`-c search_path=${schema.name} -c role=${role}`);
      await assert.rejects(postgres.probe(), { name: 'StepLogUnavailable' });
      await runSql(schema.url, `GRANT INSERT ON payment_steps TO ${role}`);
      await postgres.probe();
    } finally {
      await runSql(schema.url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
    await probe();
    assert.deepEqual(await stepLog.listAll(1), []);
  });
});
