import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

function withKey(key: string) {
  return { headers: { 'idempotency-key': key } };
}

describe('pg: secret key', () => {
  const table: readonly [string, string, number, string | null][] = [
    ['an API key', basic('test_sk_abc123:'), 200, null],
    ['a widget key', basic('test_gsk_abc123:'), 200, null],
    ['a key of 2022', basic('test_ak_abc123:'), 200, null],
    ['a lower-case scheme', basic('test_sk_abc123:').replace('Basic', 'basic'), 200, null],
    ['missing padding', basic('test_sk_abc123:').replace(/=+$/, ''), 200, null],
    ['no key', '', 401, 'UNAUTHORIZED_KEY'],
    ['another scheme', 'Bearer test_sk_abc123', 401, 'UNAUTHORIZED_KEY'],
    ['a client key', basic('test_ck_abc123:'), 401, 'UNAUTHORIZED_KEY'],
    ['a live key', basic('live_sk_abc123:'), 401, 'UNAUTHORIZED_KEY'],
    ['a key without colon', basic('test_sk_abc123'), 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
  ];
  for (const [name, authorization, status, code] of table) {
    it(`${name}: ${status}`, () => {
      const { authenticate, confirm } = startPg();

      const reply = confirm(authenticate(), {}, { headers: { authorization } });

      assert.deepEqual([reply.status, reply.code], [status, code]);
    });
  }
});

describe('pg: idempotency key', () => {
  it('replays the first answer byte for byte and does nothing again', () => {
    const { authenticate, confirm, effects } = startPg();
    const paymentKey = authenticate();

    const first = confirm(paymentKey, {}, withKey('k-1'));
    const again = confirm(paymentKey, {}, withKey('k-1'));

    assert.equal(again.body, first.body);
    assert.equal(again.status, 200);
    assert.equal(effects().length, 2);
  });

  it('echoes the key, and shows on a replay both trace ids', () => {
    const { authenticate, confirm } = startPg();
    const paymentKey = authenticate();

    const first = confirm(paymentKey, {}, withKey('k-1')).headers;
    const again = confirm(paymentKey, {}, withKey('k-1')).headers;

    const trace = 'x-tosspayments-trace-id';
    assert.equal(again['idempotency-key'], 'k-1');
    assert.match(first[trace] ?? '', /^[0-9a-f]{32}$/);
    assert.match(again[trace] ?? '', new RegExp(`^[0-9a-f]{32}, ${first[trace] ?? ''}$`));
  });

  it('replays an error, even to a request that was corrected', () => {
    const { authenticate, confirm } = startPg();
    const paymentKey = authenticate();

    const first = confirm(paymentKey, { amount: 1 }, withKey('k-1'));
    const corrected = confirm(paymentKey, {}, withKey('k-1'));

    assert.equal(corrected.body, first.body);
    assert.equal(corrected.code, 'INVALID_REQUEST');
  });

  it('ignores the body: another payment gets the answer of the first', () => {
    const { authenticate, confirm } = startPg();
    const [first, second] = [authenticate(), authenticate('pg-order-2')];

    confirm(first, {}, withKey('k-1'));
    const reply = confirm(second, { orderId: 'pg-order-2' }, withKey('k-1'));

    assert.equal(reply.json['paymentKey'], first);
  });

  it('counts on its own for another key, secret key or path', () => {
    const { authenticate, confirm, cancel } = startPg();
    const paymentKey = authenticate();
    confirm(paymentKey, {}, withKey('k-1'));

    const otherKey = confirm(paymentKey, {}, withKey('k-2'));
    const authorization = basic('test_sk_other:');
    const otherSecret = confirm(
      paymentKey,
      {},
      { headers: { 'idempotency-key': 'k-1', authorization } },
    );
    const otherPath = cancel(paymentKey, {}, withKey('k-1'));

    assert.equal(otherKey.code, 'ALREADY_PROCESSED_PAYMENT');
    assert.equal(otherSecret.code, 'ALREADY_PROCESSED_PAYMENT');
    assert.equal(otherPath.json['status'], 'CANCELED');
  });

  it('may have 300 characters and no more', () => {
    const { authenticate, confirm } = startPg();
    const paymentKey = authenticate();

    const long = confirm(paymentKey, {}, withKey('k'.repeat(301)));

    assert.deepEqual([long.status, long.code], [400, 'INVALID_IDEMPOTENCY_KEY']);
    assert.equal(confirm(paymentKey, {}, withKey('k'.repeat(300))).status, 200);
  });

  it('is forgotten after fifteen days', () => {
    const { authenticate, confirm, clock } = startPg();
    const paymentKey = authenticate();
    confirm(paymentKey, {}, withKey('k-1'));
    const fifteenDaysMs = 15 * 24 * 3_600_000;

    clock.advance(fifteenDaysMs);
    const inTime = confirm(paymentKey, {}, withKey('k-1'));
    clock.advance(1);
    const tooLate = confirm(paymentKey, {}, withKey('k-1'));

    assert.equal(inTime.status, 200);
    assert.equal(tooLate.code, 'ALREADY_PROCESSED_PAYMENT');
  });

  it('is not looked at when reading', () => {
    const { authenticate, confirm, ask } = startPg();
    const paymentKey = authenticate();
    const path = `/v1/payments/${paymentKey}`;
    const before = ask({ method: 'GET', path, ...withKey('k-1') });
    confirm(paymentKey);

    const after = ask({ method: 'GET', path, ...withKey('k-1') });

    assert.deepEqual([before.json['status'], after.json['status']], ['IN_PROGRESS', 'DONE']);
  });

  for (const keepsServerErrors of [true, false]) {
    it(`${keepsServerErrors ? 'replays' : 'forgets'} a 500 when it is set so`, () => {
      const { authenticate, confirm } = startPg({ switches: { keepsServerErrors } });
      const paymentKey = authenticate();
      const forced = { 'tosspayments-test-code': 'COMMON_ERROR', 'idempotency-key': 'k-1' };
      confirm(paymentKey, {}, { headers: forced });

      const { status } = confirm(paymentKey, {}, withKey('k-1'));

      assert.equal(status, keepsServerErrors ? 500 : 200);
    });
  }
});

describe('pg: test code', () => {
  const table: readonly [string, number][] = [
    ['REJECT_CARD_PAYMENT', 403],
    ['ALREADY_PROCESSED_PAYMENT', 400],
    ['IDEMPOTENT_REQUEST_PROCESSING', 409],
    ['DUPLICATED_ORDER_ID', 400],
    ['FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING', 500],
    ['COMMON_ERROR', 500],
  ];
  for (const [code, status] of table) {
    it(`${code}: ${status}, whatever the request holds`, () => {
      const { confirm, effects } = startPg();

      const headers = { 'tosspayments-test-code': code };
      const reply = confirm('unheard-of', {}, { headers });

      assert.deepEqual([reply.status, reply.code], [status, code]);
      assert.deepEqual(effects(), []);
    });
  }

  it('calls a code outside the tables invalid', () => {
    const headers = { 'tosspayments-test-code': 'MOON_PHASE' };

    assert.equal(startPg().confirm('unheard-of', {}, { headers }).code, 'INVALID_TEST_CODE');
  });
});

describe('pg: envelope', () => {
  it('says errors in Korean unless English is asked for', () => {
    const { lookUp, ask } = startPg();
    const inLanguage = (language: string) =>
      ask({
        method: 'GET',
        path: '/v1/payments/unheard-of',
        headers: { 'accept-language': language },
      });

    assert.equal(lookUp('unheard-of').json['message'], '존재하지 않는 결제 정보 입니다.');
    assert.equal(inLanguage('*').json['message'], '존재하지 않는 결제 정보 입니다.');
    assert.equal(inLanguage('en-US').json['message'], 'The payment does not exist.');
  });

  it('names its own failures as such, and unknown paths in another shape', () => {
    const { serverError, notFound } = startPg().pg;

    assert.equal(serverError.status, 500);
    assert.match(serverError.body, /"code":"FAILED_INTERNAL_SYSTEM_PROCESSING"/);
    assert.equal(notFound.status, 404);
    assert.doesNotMatch(notFound.body, /"code"/);
  });

  it('repeats itself to the byte for the same requests, clock and numbers', () => {
    const play = () => {
      const { authenticate, confirm, cancel } = startPg();
      const paymentKey = authenticate();
      return [confirm(paymentKey), cancel(paymentKey)];
    };

    assert.deepEqual(play(), play());
  });
});
