import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { observeConnection, toRequestText } from './observe-connection.js';
import { type TinyParty, tinySimulator, withTinyParty } from './tiny-party.js';

const patienceMs = 5_000;
const confirm = toRequestText('POST /payments/confirm', 'x');
const lastConfirm = confirm.replace('host:', 'connection: close\r\nhost:');

describe('the server', () => {
  function observe({ listener: { port } }: TinyParty, text: string) {
    return observeConnection({ port, text, silenceMs: patienceMs });
  }

  it('sends the headers of the reply and no others but those of HTTP', () =>
    withTinyParty({}, async (party) => {
      const { head, body, announced } = await observe(party, lastConfirm);

      const lines = (head ?? '').split('\r\n').filter((line) => !line.startsWith('Date: '));
      assert.deepEqual(lines, [
        'HTTP/1.1 200 OK',
        'content-type: application/json',
        'x-party: tiny',
        'content-length: 56',
        'Connection: close',
      ]);
      assert.equal(announced, Buffer.byteLength(body));
      assert.deepEqual(JSON.parse(body), { message: '결제가 승인되었습니다', body: 'x' });
    }));

  it('shows a request to the simulator as it came', () =>
    withTinyParty({}, async ({ listener }) => {
      const response = await fetch(`${listener.url}/payments/%ed%82%a4?a=1&a=2&b=%EA%B0%80`, {
        headers: { accept: 'x/y' },
      });

      assert.deepEqual(await response.json(), {
        method: 'GET',
        path: '/payments/%ed%82%a4',
        params: { paymentKey: '키' },
        query: [
          ['a', '1'],
          ['a', '2'],
          ['b', '가'],
        ],
        accept: 'x/y',
      });
    }));

  it('does not judge the body that it hands on', () =>
    withTinyParty({}, async ({ listener }) => {
      const response = await fetch(`${listener.url}/payments/confirm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; ;; ü', cookie: '=;=,"' },
        body: '{"not json',
      });

      assert.equal(((await response.json()) as { body: unknown }).body, '{"not json');
    }));

  it('reads an empty body as empty text', () =>
    withTinyParty({}, async (party) => {
      const { body } = await observe(
        party,
        lastConfirm.replace('length: 1', 'length: 0').slice(0, -1),
      );

      assert.equal((JSON.parse(body) as { body: unknown }).body, '');
    }));

  const unknown = [
    ['a path that it does not have', 'GET /nowhere', 404],
    ['a POST to such a path', 'POST /nowhere', 404],
    ['a method that the path does not have', 'DELETE /payments/confirm/x', 404],
    ['a PUT', 'PUT /payments/confirm', 404],
    ['a path that cannot be decoded', 'GET /payments/%zz', 400],
  ] as const;
  const { notFound, unreadable } = tinySimulator;
  for (const [what, line, status] of unknown) {
    it(`says to ${what} what the party says, executes nothing and notes it`, () =>
      withTinyParty({}, async (party) => {
        const text = toRequestText(line).replace('host:', 'connection: close\r\nhost:');
        const { head, body } = await observe(party, text);

        assert.match(head ?? '', new RegExp(`^HTTP/1.1 ${status} `));
        assert.equal(body, (status === 404 ? notFound : unreadable)?.body);
        const [method, path] = line.split(' ');
        assert.deepEqual(
          party.history.map((entry) => ({ ...entry, seq: 0, atMs: 0 })),
          [{ seq: 0, atMs: 0, kind: 'request-turned-away', party: 'pg', method, path, status }],
        );
      }));
  }

  it('answers 413 to a body above the limit, and lives on', () =>
    withTinyParty({}, async ({ listener, executedTimes }) => {
      const url = `${listener.url}/payments/confirm`;
      const tooLarge = await fetch(url, { method: 'POST', body: 'x'.repeat(1_048_577) });
      const next = await fetch(url, { method: 'POST', body: 'x'.repeat(1_048_576) });

      assert.equal(tooLarge.status, 413);
      assert.equal(await tooLarge.text(), unreadable?.body);
      assert.equal(next.status, 200);
      await next.text();
      assert.equal(executedTimes(), 1);
    }));

  it('ends the connection of an endless body, and lives on', () =>
    withTinyParty({}, async (party) => {
      const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
      const head = toRequestText('POST /payments/confirm').replace(
        'content-length: 0',
        'transfer-encoding: chunked',
      );
      const { end } = await observe(party, `${head}${chunk}${chunk}`);

      assert.notEqual(end, 'silence');
      assert.equal(party.executedTimes(), 0);
      assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
    }));

  it('lives on after a message that is not HTTP', () =>
    withTinyParty({}, async (party) => {
      await observe(party, 'Hello?\r\n\r\n');

      assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
    }));

  it('serves many requests on one kept connection', () =>
    withTinyParty({}, async ({ listener, executedTimes }) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const ports = new Set<number | undefined>();
      for (let nth = 1; nth <= 20; nth++) {
        await new Promise<void>((resolve, reject) => {
          const asking = request(`${listener.url}/payments/confirm`, { method: 'POST', agent });
          asking.on('response', (response) => {
            ports.add(response.socket.localPort);
            response.resume().on('end', resolve);
          });
          asking.on('error', reject);
          asking.end('x');
        });
      }
      agent.destroy();

      assert.equal(ports.size, 1);
      assert.equal(executedTimes(), 20);
    }));

  it('answers pipelined requests in their order', () =>
    withTinyParty({}, async (party) => {
      const numbered = [1, 2, 3].map((n) => toRequestText('POST /payments/confirm', `${n}`));
      const { body } = await observe(party, numbered.join('') + lastConfirm);

      assert.deepEqual(
        [...body.matchAll(/"body":"(.)"/g)].map(([, n]) => n),
        ['1', '2', '3', 'x'],
      );
    }));

  it('executes a request that waits for 100-continue', () =>
    withTinyParty({}, async (party) => {
      const text = lastConfirm.replace('host:', 'expect: 100-continue\r\nhost:');
      const { head, body } = await observe(party, text);

      assert.match(head ?? '', /^HTTP\/1.1 100 Continue/);
      assert.match(body, /^HTTP\/1.1 200 OK/);
    }));

  it('hands a bug of the simulator over, and answers with a server error', () => {
    const bugs: unknown[] = [];
    return withTinyParty({ onBug: (error) => bugs.push(error) }, async ({ listener }) => {
      const response = await fetch(`${listener.url}/payments/confirm`, {
        method: 'POST',
        body: 'bug',
      });

      assert.equal(response.status, 500);
      assert.equal(await response.text(), tinySimulator.serverError.body);
      assert.deepEqual(bugs, [new Error('A bug of the simulator.')]);
    });
  });

  it('hands over a service that could not be killed', () => {
    const bugs: unknown[] = [];
    const failure = new Error('It would not die.');
    const situation = {
      fault: { fault: 'crash-before' },
      onCrash: () => Promise.reject(failure),
      onBug: (error: unknown) => bugs.push(error),
    } as const;
    return withTinyParty(situation, async (party) => {
      const { end, bytes } = await observe(party, confirm);

      assert.deepEqual({ end, bytes, bugs }, { end: 'FIN', bytes: 0, bugs: [failure] });
    });
  });

  it('forgets a client that has gone while its request was in hand', () =>
    withTinyParty({ fault: { fault: 'lose-response' } }, async ({ listener, executed }) => {
      const socket = connect({ port: listener.port, host: '127.0.0.1' });
      socket.write(confirm);
      await executed(1);

      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end();

      await closed;
    }));
});
