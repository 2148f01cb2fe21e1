import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { listen } from './listen.js';
import { observeConnection, toRequestText } from './observe-connection.js';
import { PortTakenError } from './port-taken-error.js';
import { startTinyParty, tinySimulator, type TinyParty } from './tiny-party.js';

const patienceMs = 5_000;
const confirm = toRequestText('POST /payments/confirm', 'x');
const lastConfirm = confirm.replace('host:', 'connection: close\r\nhost:');

describe('listen', () => {
  async function withParty(
    situation: Parameters<typeof startTinyParty>[0],
    test: (party: TinyParty) => Promise<void>,
  ): Promise<void> {
    const party = await startTinyParty(situation);
    try {
      await test(party);
    } finally {
      await party.listener.close();
    }
  }

  function observe({ listener: { port } }: TinyParty, text: string) {
    return observeConnection({ port, text, silenceMs: patienceMs });
  }

  it('sends the headers of the reply and no others but those of HTTP', () =>
    withParty({}, async (party) => {
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
    withParty({}, async ({ listener }) => {
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
    withParty({}, async ({ listener }) => {
      const response = await fetch(`${listener.url}/payments/confirm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; ;; ü', cookie: '=;=,"' },
        body: '{"not json',
      });

      assert.equal(((await response.json()) as { body: unknown }).body, '{"not json');
    }));

  it('reads an empty body as empty text', () =>
    withParty({}, async (party) => {
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
  for (const [what, line, status] of unknown) {
    it(`says to ${what} what the party says, and executes nothing`, () =>
      withParty({}, async (party) => {
        const text = toRequestText(line).replace('host:', 'connection: close\r\nhost:');
        const { head, body } = await observe(party, text);

        assert.match(head ?? '', new RegExp(`^HTTP/1.1 ${status} `));
        assert.equal(body, tinySimulator.notFound.body);
        assert.deepEqual(party.history, []);
      }));
  }

  it('answers 413 to a body above the limit, and lives on', () =>
    withParty({}, async ({ listener, executedTimes }) => {
      const url = `${listener.url}/payments/confirm`;
      const tooLarge = await fetch(url, { method: 'POST', body: 'x'.repeat(1_048_577) });
      const next = await fetch(url, { method: 'POST', body: 'x'.repeat(1_048_576) });

      assert.equal(tooLarge.status, 413);
      assert.equal(await tooLarge.text(), tinySimulator.notFound.body);
      assert.equal(next.status, 200);
      await next.text();
      assert.equal(executedTimes(), 1);
    }));

  it('ends the connection of an endless body, and lives on', () =>
    withParty({}, async (party) => {
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
    withParty({}, async (party) => {
      await observe(party, 'Hello?\r\n\r\n');

      assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
    }));

  it('serves many requests on one kept connection', () =>
    withParty({}, async ({ listener, executedTimes }) => {
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
    withParty({}, async (party) => {
      const numbered = [1, 2, 3].map((n) => toRequestText('POST /payments/confirm', `${n}`));
      const { body } = await observe(party, numbered.join('') + lastConfirm);

      assert.deepEqual(
        [...body.matchAll(/"body":"(.)"/g)].map(([, n]) => n),
        ['1', '2', '3', 'x'],
      );
    }));

  it('executes a request that waits for 100-continue', () =>
    withParty({}, async (party) => {
      const text = lastConfirm.replace('host:', 'expect: 100-continue\r\nhost:');
      const { head, body } = await observe(party, text);

      assert.match(head ?? '', /^HTTP\/1.1 100 Continue/);
      assert.match(body, /^HTTP\/1.1 200 OK/);
    }));

  it('hands a bug of the simulator over, and answers with a server error', () => {
    const bugs: unknown[] = [];
    return withParty({ onBug: (error) => bugs.push(error) }, async ({ listener }) => {
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
    return withParty(situation, async (party) => {
      const { end, bytes } = await observe(party, confirm);

      assert.deepEqual({ end, bytes, bugs }, { end: 'FIN', bytes: 0, bugs: [failure] });
    });
  });

  it('rejects with the host and port that somebody else has', () =>
    withParty({}, async ({ listener: { port } }) => {
      const exchanges = { receive: () => assert.fail(), pendingExecutions: () => 0 };
      const onCrash = () => Promise.resolve();
      const listening = listen({ simulator: tinySimulator, exchanges, onCrash, port });

      await assert.rejects(listening, (error) => {
        assert.ok(error instanceof PortTakenError);
        assert.equal(error.code, 'PORT_TAKEN');
        assert.match(error.message, new RegExp(`^127.0.0.1:${port} `));
        return true;
      });
    }));

  describe('goDown', () => {
    it('refuses new connections until it comes back on the same port', () =>
      withParty({}, async (party) => {
        const { listener, executedTimes } = party;
        for (let nth = 1; nth <= 50; nth++) {
          await listener.goDown();
          assert.equal((await observe(party, confirm)).end, 'refused');
          await listener.comeBack();
          assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
        }

        assert.equal(executedTimes(), 50);
      }));

    it('ends a kept connection, and one that has never asked', () =>
      withParty({}, async (party) => {
        const kept = observe(party, confirm);
        const fresh = observe(party, '');
        await party.executed(1);
        await observe(party, lastConfirm);

        await party.listener.goDown();

        assert.deepEqual([(await kept).end, (await kept).bodyBytes], ['FIN', 56]);
        assert.deepEqual([(await fresh).end, (await fresh).bytes], ['FIN', 0]);
      }));

    it('lets a request in hand have its answer, and ends its connection then', () =>
      withParty({ fault: { fault: 'delay', afterMs: 40 } }, async (party) => {
        const asked = observe(party, confirm);
        await party.executed(1);

        await party.listener.goDown();
        const { end, bodyBytes } = await asked;

        assert.deepEqual({ end, bodyBytes }, { end: 'FIN', bodyBytes: 56 });
      }));

    it('can be done twice, and undone twice', () =>
      withParty({}, async (party) => {
        await party.listener.goDown();
        await party.listener.goDown();
        await party.listener.comeBack();
        await party.listener.comeBack();

        assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
      }));

    it('comes back with an error when somebody took the port', async () => {
      const { listener } = await startTinyParty();
      await listener.goDown();
      await withParty({ port: listener.port }, async () => {
        await assert.rejects(listener.comeBack(), PortTakenError);
      });
      await listener.comeBack();
      await listener.close();
    });
  });

  describe('close', () => {
    for (const fault of ['lose-response', 'hold-after-headers', 'drip-response'] as const) {
      it(`ends at once although connections are held (${fault})`, async () => {
        const party = await startTinyParty({ fault: { fault } });
        const held = Array.from({ length: 50 }, () => observe(party, confirm));
        await party.executed(50);

        const startedAtMs = performance.now();
        await party.listener.close();
        const tookMs = performance.now() - startedAtMs;

        for (const { end } of await Promise.all(held)) assert.notEqual(end, 'silence');
        assert.ok(tookMs < 500, `${tookMs} ms`); // About 5 ms on a machine that is not busy.
      });
    }

    it('works when it is down, and frees the port', async () => {
      const { listener } = await startTinyParty();
      await listener.goDown();
      await listener.close();

      const next = await startTinyParty({ port: listener.port });
      await next.listener.close();
      await next.listener.close();
    });
  });

  it('forgets a client that has gone while its request was in hand', () =>
    withParty({ fault: { fault: 'lose-response' } }, async ({ listener, executed }) => {
      const socket = connect({ port: listener.port, host: '127.0.0.1' });
      socket.write(confirm);
      await executed(1);

      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end();

      await closed;
    }));
});
