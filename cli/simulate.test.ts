// `ttadak simulate` as a user meets it: a process that is started, asked, stopped and killed.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('./ttadak.mjs', import.meta.url));

type Facts = { readonly url: string; readonly port: number; readonly trust: string };

type Running = Facts & {
  readonly child: ChildProcess;
  /** Resolves to the exit code, or the signal that killed it. */
  readonly ended: Promise<number | string>;
};

const running = new Set<ChildProcess>();

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [command, 'simulate', ...args]);
  running.add(child);
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    running.delete(child);
    return (code ?? signal) as number | string; // What Node hands to `close`.
  });
  return { child, ended };
}

/** Starts it on a free port, and waits for its first line. */
async function start(...args: readonly string[]): Promise<Running> {
  const { child, ended } = run(...args, '--port', '0', '--json');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { ...(JSON.parse(line.toString('utf8')) as Facts), child, ended };
}

/** What it says and how it ends, when it does not start. */
async function refused(...args: readonly string[]) {
  const { child, ended } = run(...args);
  const [stderr, code] = await Promise.all([text(child.stderr), ended]);
  assert.doesNotMatch(stderr, /\n {4}at /, 'there is a stack trace');
  return { code, stderr };
}

const authorization = `Basic ${Buffer.from('test_sk_a:').toString('base64')}`;

async function post(url: string, body: object, headers: object = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function pay(url: string, orderId: string, headers: object = {}) {
  const order = { orderId, amount: 1_000 };
  const { json } = await post(`${url}/simulator/authentications`, order, headers);
  const confirm = { ...order, paymentKey: json['paymentKey'] };
  return post(`${url}/v1/payments/confirm`, confirm, headers);
}

async function countPayments(url: string, query = ''): Promise<unknown> {
  const response = await fetch(`${url}/simulator/payments${query}`);
  return ((await response.json()) as { readonly total: unknown }).total;
}

describe('ttadak simulate', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ttadak-simulate-'));

  after(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  for (const [signal, code] of [
    ['SIGTERM', 0],
    ['SIGINT', 130],
  ] as const) {
    it(`answers as soon as it says so, and ends with ${code} on ${signal} whatever it holds`, async () => {
      const { url, child, ended } = await start('pg', '--fault', 'pg.confirm#2:lose-response');
      assert.equal((await pay(url, 'order-1')).json['status'], 'DONE');
      const held = pay(url, 'order-1--lose-response').catch(() => 'cut off');
      while (
        !(await fetch(`${url}/simulator/history`).then((page) => page.text())).includes(
          'lose-response',
        )
      ) {
        // The history says when the connection is held.
      }

      child.kill(signal);

      assert.equal(await ended, code);
      assert.equal(await held, 'cut off');
    });
  }

  it('prints what to set in an application', async () => {
    const { child } = run('pg', '--port', '0');
    const [head] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGTERM');

    const said = head.toString('utf8');
    assert.match(said, /^The pg simulator is ready\. Its state is in memory/);
    for (const name of ['url', 'secretKey', 'clientKey', 'scriptV2', 'webhooks', 'control']) {
      assert.match(said, new RegExp(`^  ${name} +\\S+`, 'm'));
    }
  });

  it('loses nothing to kill -9 with --data', async () => {
    const data = ['--data', join(directory, 'kept')];
    const first = await start('pg', ...data);
    await pay(first.url, 'order-1');
    await pay(first.url, 'order-2', { 'ttadak-session': 'a' });
    await pay(first.url, 'order-3');

    first.child.kill('SIGKILL');
    assert.equal(await first.ended, 'SIGKILL');

    const second = await start('pg', ...data);
    assert.equal(await countPayments(second.url), 2);
    assert.equal(await countPayments(second.url, '?ttadak-session=a'), 1);
    assert.equal((await pay(second.url, 'order-1')).json['code'], 'DUPLICATED_ORDER_ID');
    const inUse = await refused('pg', '--port', '0', ...data);
    second.child.kill('SIGTERM');

    assert.equal(inUse.code, 3);
    assert.match(inUse.stderr, /expected to be its only user, found process \d+/);
    assert.equal(await second.ended, 0);
    const other = await refused('legacy-order', '--port', '0', ...data);
    assert.equal(other.code, 3);
    assert.match(other.stderr, /expected what "legacy-order" remembers/);
  });

  it('speaks HTTPS with --tls, by the certificate that it names', async () => {
    const order = { orderId: 'order-1', orderName: '생수', amount: 100 };
    const { url, trust, child, ended } = await start(
      'pg',
      '--tls',
      '--data',
      join(directory, 'tls'),
    );
    const ca = readFileSync(trust);

    const asked = new Promise<IncomingMessage>((resolve, reject) => {
      request(`${url}/simulator/windows`, { method: 'POST', ca }, resolve)
        .on('error', reject)
        .end(JSON.stringify({ ...order, clientKey: 'test_ck_a' }));
    });
    const answer = JSON.parse(await text(await asked)) as { readonly checkout: { url: string } };
    child.kill('SIGTERM');

    assert.match(url, /^https:/);
    assert.ok(answer.checkout.url.startsWith(url), answer.checkout.url);
    assert.equal(await ended, 0);
  });

  it('keeps 50 users apart who ask at the same time', async () => {
    const { url, child, ended } = await start('pg');
    const ordersEach = Number(process.env['TTADAK_ORDERS_EACH'] ?? '8');

    const users = Array.from({ length: 50 }, async (_, user) => {
      const session = { 'ttadak-session': `user-${user}` };
      await post(
        `${url}/simulator/answers`,
        {
          operation: 'pg.confirm',
          nth: 'every',
          order: `order-${user % ordersEach}`,
          code: 'REJECT_CARD_PAYMENT',
        },
        session,
      );
      const said: unknown[] = [];
      for (let order = 0; order < ordersEach; order += 1) {
        const answer = await pay(url, `order-${order}`, session);
        const shown = await fetch(`${url}/v1/payments/orders/order-${order}`, {
          headers: { authorization, ...session },
        });
        said.push(answer.status, ((await shown.json()) as { status: unknown }).status);
      }
      const history = await fetch(`${url}/simulator/history`, { headers: session });
      const { entries } = (await history.json()) as {
        readonly entries: readonly { readonly kind: string }[];
      };
      return { said, requests: entries.filter(({ kind }) => kind === 'request-arrived').length };
    });

    for (const [user, { said, requests }] of (await Promise.all(users)).entries()) {
      const expected = Array.from({ length: ordersEach }, (_, order) =>
        order === user % ordersEach ? [403, 'ABORTED'] : [200, 'DONE'],
      );
      assert.deepEqual(said, expected.flat(), `user ${user}`);
      assert.equal(requests, 3 * ordersEach, `user ${user}`);
    }
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });

  it('stands alone as the order system, too', async () => {
    const { url, child, ended } = await start('legacy-order');

    await post(`${url}/simulator/orders`, { order: 'R-1', amountKrw: 33_000 });
    const claim = await post(`${url}/orders/R-1/claim`, { attemptId: 'a-1', version: 1 });
    const sold = await post(`${url}/simulator/orders/R-1/clerk`, { act: 'sell' });
    const twice = await post(`${url}/simulator/orders`, { order: 'R-1', amountKrw: 1 });
    child.kill('SIGTERM');

    assert.equal(claim.json['result'], 'OK');
    assert.equal(sold.json['state'], 'closed');
    assert.equal(twice.status, 409);
    assert.equal(await ended, 0);
  });

  it('ends on SIGTERM as the order system with a batch that is still to come', async () => {
    const { child, ended } = await start('legacy-order', '--switch', 'rollsBackTo=payable');

    child.kill('SIGTERM');

    assert.equal(await Promise.race([ended, sleep(60_000, 'runs on')]), 0);
  });

  it('ends with 3 when the port is taken, and names the next command', async () => {
    const { port, child } = await start('pg');

    const { code, stderr } = await refused('pg', '--port', String(port));
    child.kill('SIGTERM');

    assert.equal(code, 3);
    assert.equal(
      stderr,
      `127.0.0.1:${port} is taken by another program.\nnext: npx ttadak simulate pg --port ${port + 1}\n`,
    );
  });

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [['psp'], /Allowed choices are pg, legacy-order/],
    [['pg', '--port', '70000'], /expected a port from 0 to 65535/],
    [['pg', '--origin', 'http://pg.test/path'], /expected no more than https:\/\/host:port/],
    [['legacy-order', '--origin', 'http://x'], /only the PG has pages/],
    [['pg', '--fault', 'pg.confrim:lose-response'], /did you mean pg\.confirm\?/],
    [['pg', '--switch', 'abort=X'], /did you mean aborted\?/],
    [['legacy-order', '--switch', 'slowMinute=3'], /did you mean slowMinutes\?/],
    [['pg', '--dialect', 'erp.yaml'], /only the order system has one/],
    [['legacy-order', '--dialect', 'nowhere.yaml'], /^nowhere\.yaml:1:1 expected a readable file/],
    [['legacy-order', '--switch', 'batchAt=3'], /batchAt=3: .*expected string/],
  ];
  for (const [args, message] of mistakes) {
    it(`ends with 2 and says why: ${args.join(' ')}`, async () => {
      const { code, stderr } = await refused(...args);

      assert.equal(code, 2);
      assert.match(stderr, message);
    });
  }
});
