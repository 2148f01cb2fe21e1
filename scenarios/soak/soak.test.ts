// A small soak, and that killing shows. `npm run soak:instances` is the large one.

import assert from 'node:assert/strict';
import { buildService } from '../../defects/build-service.js';
import { postgresUrlOf, requirePostgres } from '../../reference/fakes/own-schema.js';
import { soak } from './soak.js';

describe('three instances on one PostgreSQL', () => {
  before(async function () {
    await requirePostgres(this, process.env);
  });

  it('bring every order to an end while they are killed in turn', async () => {
    const built = await buildService(null);
    assert.ok(built.ok);

    const { record, kills } = await soak({
      orders: 60,
      forMs: 8_000,
      instances: 3,
      killEveryMs: 2_000,
      serviceDirectory: built.directory,
      postgresUrl: postgresUrlOf(process.env),
      stopwatch: () => 0,
      replay: '',
    });

    assert.deepEqual(
      record.findings.map(({ invariant, message }) => `${invariant}: ${message}`),
      [],
    );
    assert.equal(record.verdict, 'passed', record.reason ?? '');
    assert.deepEqual(record.notJudged, []);
    assert.ok(kills > 0, `${kills} kills`);
    assert.ok(record.orders.some(({ end }) => end === 'completed'));
    const crashes = record.history.filter(({ kind }) => kind === 'service-crashed');
    assert.equal(crashes.length, kills);
  });
});
