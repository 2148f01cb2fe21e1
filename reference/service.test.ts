import assert from 'node:assert/strict';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { HttpTransport } from './adapters/http-transport.js';
import { openStepLog } from './adapters/lowdb-step-log.js';
import { createRedactingLog } from './adapters/redacting-log.js';
import { createMemoryFiles } from './adapters/step-log-files.js';
import type { Log, Sweeper } from './app/ports.js';
import { parseConfig } from './config.js';
import { createFakeClock } from './fakes/fake-clock.js';
import { createService } from './service.js';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('service', () => {
  async function start(transport: HttpTransport, log: Log = quiet) {
    const config = parseConfig({
      PG_URL: 'http://pg.example',
      PG_SECRET_KEY: 'test_sk_abc',
      LEGACY_ORDER_URL: 'http://legacy.example',
      STEP_LOG: 'memory',
      OPERATOR_TOKEN: 'token',
      OPERATORS: 'kim:token-of-operator-kim',
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
      log,
    });
    return { service, clock, stepLog, rounds: () => rounds };
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

  const payload = { orderId: 'R-1', requestId: 'request-1' };
  const pay = { method: 'POST', url: '/payments', payload } as const;

  /** Partners who answer when they are told to. */
  function createSlowPartners() {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const send: HttpTransport['send'] = async (request) => {
      await held;
      return nobody.send(request);
    };
    return { transport: { send }, answer };
  }

  it('is ready from the start of the sweeper to its stop', async () => {
    const { service } = await start(nobody);
    const readiness = async () => (await service.server.inject('/readiness')).statusCode;
    assert.equal(await readiness(), 503);
    service.startSweeper();
    assert.equal(await readiness(), 200);
    assert.equal((await service.server.inject(pay)).statusCode, 503); // The partners are away.

    await service.stop();

    assert.equal(await readiness(), 503);
    assert.equal((await service.server.inject('/health')).statusCode, 200);
  });

  it('ends what is being answered before it stops, and refuses what comes meanwhile', async () => {
    const partners = createSlowPartners();
    const { service } = await start(partners.transport);
    service.startSweeper();
    const answering = service.server.inject(pay);
    await turnOfLoop();

    const stopped = service.stop();
    const late = await service.server.inject({ ...pay, payload: { ...payload, orderId: 'R-2' } });
    assert.equal(late.statusCode, 503);
    assert.deepEqual(JSON.parse(late.payload), { status: 'refused', reason: 'STOPPING' });
    assert.equal(late.headers['connection'], 'close');
    const { payload: readiness } = await service.server.inject('/readiness');
    assert.deepEqual(JSON.parse(readiness), {
      status: 'not-ready',
      because: ['STOPPING', 'SWEEPER_STANDS_STILL'],
    });

    partners.answer();
    assert.equal((await answering).statusCode, 503);
    assert.equal(await stopped, true);
  });

  it('waits no longer than the bound; what was begun is on record', async () => {
    const { transport } = createSlowPartners();
    const { service, clock, stepLog } = await start(transport);
    void service.server.inject(pay); // Never answered.
    await turnOfLoop();

    const stopped = service.stop();
    await clock.advance(10_000);

    assert.equal(await stopped, false);
    assert.deepEqual(
      (await stepLog.listAll(10)).map(({ attempt }) => attempt.orderId),
      ['R-1'],
    );
  });

  it('shows its counts to operators, with routes for labels and no ids', async () => {
    const { service } = await start(nobody);
    await service.server.inject(pay);
    await service.server.inject('/payments/at_1');
    await service.server.inject('/payments/at_2');
    await service.server.inject('/nowhere/123');
    assert.equal((await service.server.inject('/metrics')).statusCode, 401);

    const headers = { authorization: 'Bearer token' };
    const { payload: text } = await service.server.inject({ url: '/metrics', headers });

    assert.match(text, /{method="get",route="\/payments\/{attemptId}",status="404"} 2/);
    assert.match(text, /{end="released"} 1/);
    assert.doesNotMatch(text, /at_1|R-1|123/);
  });

  it('logs no secret, whatever is asked and whoever answers', async () => {
    const lines: string[] = [];
    const note = (fields: object, message: string) => {
      lines.push(JSON.stringify({ ...fields, message }));
    };
    const secrets = ['test_sk_abc', 'token', 'token-of-operator-kim'];
    const log = createRedactingLog({ info: note, warn: note, error: note }, secrets);
    const { service, clock } = await start(createEchoes(), log);
    const headers = { authorization: 'Bearer token-of-operator-kim' };

    const { payload: text } = await service.server.inject(pay);
    const { attempt } = JSON.parse(text) as { attempt: Record<string, string> }; // Ready, or the test fails.
    for (const secret of [attempt['secret'], 'wrong']) {
      await service.server.inject({
        method: 'POST',
        url: `/payments/${attempt['id']}/callback`,
        payload: { secret, paymentKey: 'key-1', orderId: attempt['pgOrderId'], amount: 33_000 },
      });
    }
    await service.server.inject({ url: '/operator/attempts', headers });
    await clock.advance(600_000);
    await service.sweep();

    const all = lines.join('\n');
    assert.match(all, /called pg/);
    assert.match(all, /callback refused/);
    for (const secret of [...secrets.slice(0, 1), secrets[2], attempt['secret'], cardNumber]) {
      assert.ok(secret !== undefined && !all.includes(secret), `found ${secret} in ${all}`);
    }
    assert.ok(!all.includes(Buffer.from('test_sk_abc:').toString('base64')));
  });
});

const cardNumber = '4012888888881881';

/** An order system that works, and a PG that gives back all that it was sent, in an error. */
function createEchoes(): HttpTransport {
  let holder: string | null = null;
  return {
    send: ({ url, body, headers }) => {
      if (url.startsWith('http://pg.example')) {
        const code = `${headers['authorization']} ${cardNumber}`;
        return reply(500, { code });
      }
      const { attemptId } = JSON.parse(body ?? '{}') as { attemptId?: string }; // The service's own.
      holder ??= attemptId ?? null;
      const now =
        holder === null ? { state: 'payable', version: 1 } : { state: 'in-progress', version: 2 };
      const order = { orderId: 'R-1', orderName: 'Coat', amount: 33_000, ...now };
      return reply(200, { result: 'OK', order: { ...order, attemptId: holder } });
    },
  };
}

function reply(status: number, body: object): ReturnType<HttpTransport['send']> {
  return Promise.resolve({ kind: 'reply', status, headers: {}, body: JSON.stringify(body) });
}
