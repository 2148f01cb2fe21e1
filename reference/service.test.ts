import assert from 'node:assert/strict';
import type { HttpTransport } from './adapters/http-transport.js';
import { openStepLog } from './adapters/lowdb-step-log.js';
import { createMemoryFiles } from './adapters/step-log-files.js';
import type { Log, Sweeper } from './app/ports.js';
import { parseConfig } from './config.js';
import { createFakeClock } from './fakes/fake-clock.js';
import { createService } from './service.js';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('service', () => {
  async function start(transport: HttpTransport) {
    const config = parseConfig({
      PG_URL: 'http://pg.example',
      PG_SECRET_KEY: 'test_sk_abc',
      LEGACY_ORDER_URL: 'http://legacy.example',
      STEP_LOG: 'memory',
      OPERATOR_TOKEN: 'token',
      SWEEP_EVERY_MS: '1000',
    });
    assert.ok(config.ok);
    const clock = createFakeClock(0);
    const stepLog = await openStepLog(createMemoryFiles());
    let rounds = 0;
    const counting = {
      ...stepLog,
      takeUp: (sweeper: Sweeper) => {
        rounds += 1;
        return stepLog.takeUp(sweeper);
      },
    };
    let count = 0;
    const ids = { unguessable: () => `id${(count += 1)}` };
    const service = createService({
      config: config.value,
      clock,
      ids,
      transport,
      stepLog: counting,
      log: quiet,
    });
    return { service, clock, rounds: () => rounds };
  }

  const nobody: HttpTransport = {
    send: () => Promise.resolve({ kind: 'no-reply', reason: 'refused', code: 'ECONNREFUSED' }),
  };

  it('answers while its partners are away', async () => {
    const { service } = await start(nobody);
    const payload = { orderId: 'R-1', requestId: 'request-1' };
    const answer = await service.server.inject({ method: 'POST', url: '/payments', payload });
    assert.equal(answer.statusCode, 503);
  });

  it('sweeps again and again until it is stopped', async () => {
    const { service, clock, rounds } = await start(nobody);
    service.startSweeper();
    await clock.advance(3_500);
    assert.equal(rounds(), 3);

    await service.stop();
    await clock.advance(10_000);

    assert.equal(rounds(), 3);
  });

  it('sweeps at once when asked to', async () => {
    const { service, rounds } = await start(nobody);
    await service.sweep();
    assert.equal(rounds(), 1);
  });
});
