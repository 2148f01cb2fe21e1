// The PG as a strict reader of HTTP sees it, on a raw socket.

import assert from 'node:assert/strict';
import { observeConnection } from '../kit/wire/observe-connection.js';
import { type PgSimulatorOptions, startPgSimulator } from './start-pg-simulator.js';

const authorization = `authorization: Basic ${Buffer.from('test_sk_a:').toString('base64')}`;
const last = ['host: pg.test', authorization, 'connection: close'];
const tooLarge = 'x'.repeat(1_048_577);

function toText(line: string, headers: readonly string[], body = ''): string {
  return `${[line, ...headers].join('\r\n')}\r\n\r\n${body}`;
}

function post(path: string, body: string, headers: readonly string[] = []): string {
  const length = `content-length: ${Buffer.byteLength(body)}`;
  return toText(`POST ${path} HTTP/1.1`, [...last, ...headers, length], body);
}

function get(path: string): string {
  return toText(`GET ${path} HTTP/1.1`, last);
}

async function ask(text: string, options: PgSimulatorOptions = {}) {
  const { port, close } = await startPgSimulator(options);
  try {
    return await observeConnection({ port, text, silenceMs: 2_000 });
  } finally {
    await close();
  }
}

describe('the PG over HTTP', () => {
  it('sends the headers of its API and no others but those of HTTP', async () => {
    const { head, announced, body } = await ask(
      post('/v1/payments/confirm', '{}', ['idempotency-key: one']),
    );

    const lines = (head ?? '').split('\r\n');
    const names = lines.slice(1).map((line) => line.split(':')[0]);
    assert.deepEqual(names, [
      'content-type',
      'x-tosspayments-trace-id',
      'idempotency-key',
      'content-length',
      'Date',
      'Connection',
    ]);
    assert.ok(lines.includes('content-type: application/json'));
    assert.match(body, /[가-힣]/);
    assert.equal(announced, Buffer.byteLength(body));
  });

  it('names a charset when it is told to', async () => {
    const switches = { jsonType: 'application/json;charset=UTF-8' };

    const { head } = await ask(get('/v1/payments/none'), { switches });

    assert.match(head ?? '', /^content-type: application\/json;charset=UTF-8$/m);
  });

  const invalid = /"code":"INVALID_REQUEST"/;
  const unknownPayment = /"code":"NOT_FOUND_PAYMENT"/;
  const unknownPath = /^\{"status":404,"error":"Not Found"\}$/;
  const chunked = [...last, 'transfer-encoding: chunked'];
  const cases = [
    ['broken JSON', post('/v1/payments/confirm', '{"a":'), 400, invalid],
    ['JSON that is no object', post('/v1/payments/confirm', '[1]'), 400, invalid],
    ['an empty body', post('/v1/payments/confirm', ''), 400, invalid],
    ['a body above the limit', post('/v1/payments/confirm', tooLarge), 413, invalid],
    [
      'a body in chunks',
      toText('POST /v1/payments/confirm HTTP/1.1', chunked, '2\r\n{}\r\n0\r\n\r\n'),
      400,
      invalid,
    ],
    [
      'a body that is said to be compressed',
      post('/v1/payments/confirm', '{}', ['content-encoding: gzip']),
      400,
      invalid,
    ],
    ['a path that cannot be decoded', get('/v1/payments/%zz'), 400, invalid],
    ['a path that is no UTF-8', get('/v1/payments/%ff'), 400, invalid],
    ['a query that cannot be decoded', get('/v1/transactions?startDate=%zz'), 400, /"code":/],
    ['a path with dots', get('/v1/../v1/payments/none'), 404, unknownPayment],
    ['a whole URL', get('http://pg.test/v1/payments/none'), 404, unknownPayment],
    ['HTTP/1.0', toText('GET /v1/payments/none HTTP/1.0', [authorization]), 404, unknownPayment],
    [
      'an unreadable cookie',
      toText('GET /v1/payments/none HTTP/1.1', [...last, 'cookie: =;"']),
      404,
      unknownPayment,
    ],
    ['an unknown path', get('/v1/nowhere'), 404, unknownPath],
    ['a slash too many', get('/v1/payments/none/'), 404, unknownPath],
    ['an unknown method', toText('PATCH /v1/payments/none HTTP/1.1', last), 404, unknownPath],
    ['OPTIONS', toText('OPTIONS /v1/payments/confirm HTTP/1.1', last), 404, unknownPath],
  ] as const;
  for (const [what, text, status, expected] of cases) {
    it(`answers ${status} in words of the PG to ${what}`, async () => {
      const { head, body, end, announced } = await ask(text);

      assert.match(head ?? '', new RegExp(`^HTTP/1.1 ${status} `));
      assert.match(head ?? '', /^x-tosspayments-trace-id: \w{32}$/m);
      assert.match(body, expected);
      assert.equal(announced, Buffer.byteLength(body));
      assert.equal(end, 'FIN');
    });
  }

  it('answers HEAD as GET, without the body that it announces', async () => {
    const { head, announced, bodyBytes } = await ask(
      toText('HEAD /v1/payments/none HTTP/1.1', last),
    );

    assert.match(head ?? '', /^HTTP\/1.1 404 /);
    assert.ok(announced !== null && announced > 0);
    assert.equal(bodyBytes, 0);
  });

  it('keeps a connection of HTTP/1.0 that asks for it', async () => {
    const headers = [authorization, 'connection: keep-alive'];

    const { head, end } = await ask(toText('GET /v1/payments/none HTTP/1.0', headers));

    assert.match(head ?? '', /^Connection: keep-alive$/m);
    assert.equal(end, 'silence');
  });
});
