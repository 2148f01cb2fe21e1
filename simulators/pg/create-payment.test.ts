import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseWindowAddress } from './browser/protocol/window-request.js';
import { startPg } from './start-pg.js';

const path = '/v1/payments';
const wish = {
  method: 'CARD',
  amount: 33_000,
  orderId: 'pg-order-1',
  orderName: '엔진오일 교환',
  successUrl: 'https://shop.test/success?cart=7',
  failUrl: 'http://localhost:3000/fail',
};

/** A payment that the merchant's server began. */
function startCreated(other: object = {}) {
  const trial = startPg();
  const paymentKey = String(trial.post(path, { ...wish, ...other }).json['paymentKey']);
  const authenticate = () =>
    trial.post(`/simulator/windows/${paymentKey}/authentications`, { method: 'card' });
  return { ...trial, paymentKey, authenticateInWindow: authenticate };
}

describe('pg: payment that the merchant’s server begins', () => {
  it('is READY, says where its checkout page is, and moves nothing', () => {
    const { post, effects } = startPg();

    const { status, json, order } = post(path, wish, { headers: { 'ttadak-order': 'R-1' } });

    const { paymentKey, method, totalAmount, orderName } = json;
    assert.deepEqual(
      [status, json['status'], method, totalAmount, orderName, order],
      [200, 'READY', null, 33_000, wish.orderName, 'R-1'],
    );
    assert.deepEqual(json['checkout'], {
      url: `https://api.tosspayments.com/v1/payments/${String(paymentKey)}/checkout`,
    });
    assert.deepEqual(effects(), []);
  });

  it('is what every look-up shows', () => {
    const { paymentKey, lookUp, lookUpOrder } = startCreated();

    assert.equal(lookUp(paymentKey).json['status'], 'READY');
    assert.equal(lookUpOrder().json['paymentKey'], paymentKey);
  });

  it('can be confirmed when the customer has authenticated, and not before', () => {
    const { paymentKey, confirm, authenticateInWindow } = startCreated();

    const before = confirm(paymentKey);
    authenticateInWindow();
    const after = confirm(paymentKey);

    assert.deepEqual([before.status, before.code], [404, 'NOT_FOUND_PAYMENT_SESSION']);
    assert.deepEqual([after.json['status'], after.json['method']], ['DONE', '카드']);
  });

  it('expires when nobody authenticates within half an hour', () => {
    const { paymentKey, clock, lookUp, authenticateInWindow } = startCreated();

    clock.advance(30 * 60_000 + 1);

    assert.equal(lookUp(paymentKey).json['status'], 'EXPIRED');
    assert.equal(authenticateInWindow().code, 'NOT_FOUND_PAYMENT_SESSION');
  });

  const good: readonly [string, object][] = [
    ['no method', { method: undefined }],
    ...['카드', '가상계좌', '계좌이체', '휴대폰', '문화상품권', 'VIRTUAL_ACCOUNT', 'TRANSFER'].map(
      (method): [string, object] => [`the method ${method}`, { method }],
    ),
    ['an amount that is a text', { amount: '33000' }],
    ['dollars with cents', { amount: 9.99, currency: 'USD', method: 'FOREIGN_EASY_PAY' }],
    ['who pays', { customerName: '김토스', customerEmail: 'kim@shop.test', customerKey: 'kim' }],
    ['fields that it does not know', { flowMode: 'DIRECT', card: { number: '4111' } }],
  ];
  for (const [what, other] of good) {
    it(`takes ${what}`, () => {
      const { status, json } = startPg().post(path, { ...wish, ...other });

      assert.deepEqual([status, json['status']], [200, 'READY']);
    });
  }

  const refused: readonly [string, object, string][] = [
    ['a method that is none', { method: 'BITCOIN' }, 'NOT_SUPPORTED_METHOD'],
    ['a method that is no text', { method: 1 }, 'NOT_SUPPORTED_METHOD'],
    ['no amount', { amount: undefined }, 'INVALID_REQUEST'],
    ['nothing to pay', { amount: 0 }, 'INVALID_REQUEST'],
    ['parts of a won', { amount: 100.5 }, 'INVALID_REQUEST'],
    ['no order id', { orderId: undefined }, 'INVALID_REQUIRED_PARAM'],
    ['a short order id', { orderId: 'x' }, 'INVALID_ORDER_ID'],
    ['no order name', { orderName: undefined }, 'INVALID_REQUEST'],
    ['a long order name', { orderName: 'x'.repeat(101) }, 'INVALID_ORDER_NAME'],
    ['no address of success', { successUrl: undefined }, 'INVALID_SUCCESS_URL'],
    ['one without an origin', { successUrl: '/success' }, 'INCORRECT_SUCCESS_URL_FORMAT'],
    ['a script for one', { successUrl: 'javascript:alert(1)' }, 'INCORRECT_SUCCESS_URL_FORMAT'],
    ['no address of failure', { failUrl: undefined }, 'INCORRECT_FAIL_URL_FORMAT'],
    ['an address of an app', { failUrl: 'shop://fail' }, 'INCORRECT_FAIL_URL_FORMAT'],
    ['a currency that is none', { currency: 'BTC' }, 'INVALID_CURRENCY'],
    ['more free of tax than there is', { taxFreeAmount: 33_001 }, 'INVALID_REQUEST'],
  ];
  for (const [what, other, expected] of refused) {
    it(`is refused for ${what}, and leaves nothing behind`, () => {
      const { post, pg } = startPg();

      const { status, code } = post(path, { ...wish, ...other });

      assert.deepEqual([status, code], [400, expected]);
      assert.deepEqual(pg.payments(), []);
    });
  }

  it('is refused without a method when it is to be', () => {
    const { post } = startPg({ switches: { methodMissing: 'INVALID_REQUEST' } });

    assert.equal(post(path, { ...wish, method: null }).code, 'INVALID_REQUEST');
    assert.equal(post(path, wish).status, 200);
  });

  it('is refused for an order id that an approval has used up', () => {
    const { pay, post } = startPg();
    pay();

    const { status, code } = post(path, wish);

    assert.deepEqual([status, code], [400, 'DUPLICATED_ORDER_ID']);
  });

  it('can be begun again for an order id that nobody has paid', () => {
    const { paymentKey, post } = startCreated();

    const { status, json } = post(path, wish);

    assert.equal(status, 200);
    assert.notEqual(json['paymentKey'], paymentKey);
  });

  it('is begun once under one idempotency key', () => {
    const { post, pg } = startPg();
    const once = { headers: { 'idempotency-key': 'k-1' } };

    const first = post(path, wish, once);
    const again = post(path, { ...wish, amount: 1_000 }, once);

    assert.equal(again.body, first.body);
    assert.equal(pg.payments().length, 1);
  });

  it('is refused with the code that is planned or forced', () => {
    const { post, pg } = startPg();
    const forced = { headers: { 'tosspayments-test-code': 'NOT_SUPPORTED_METHOD' } };

    assert.equal(post(path, wish, { answer: 'COMMON_ERROR' }).status, 500);
    assert.equal(post(path, wish, forced).code, 'NOT_SUPPORTED_METHOD');
    assert.deepEqual(pg.payments(), []);
  });

  it('leads to a window that can be read, whatever the merchant said', () => {
    const pages = { origin: () => 'http://pg.test', session: 'kim' };
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    const said = fc.record(
      {
        orderName: text,
        successUrl: fc.webUrl({ withQueryParameters: true, withFragments: true }),
        failUrl: fc.oneof(fc.webUrl(), text),
        method: fc.constantFrom('CARD', '휴대폰', null),
        customerKey: text,
        customerName: text,
        cardCompany: text,
        provider: text,
        metadata: fc.dictionary(text, text),
      },
      { requiredKeys: ['orderName', 'successUrl', 'method'] },
    );
    let accepted = 0;

    fc.assert(
      fc.property(said, (other) => {
        const { post, ask } = startPg({ pages });
        const { status, json } = post(path, { ...wish, ...other });
        if (status !== 200) return;
        accepted += 1;

        const page = `/v1/payments/${String(json['paymentKey'])}/checkout`;
        const { headers } = ask({ method: 'GET', path: page });

        const location = headers['location'] ?? '';
        assert.match(location, /^[!-~]+$/);
        const shown = parseWindowAddress(new URL(location, 'http://pg.test').href);
        assert.equal(shown?.session, 'kim');
        assert.equal(shown.payment?.orderName, other.orderName);
        assert.equal(shown.back?.successUrl, other.successUrl);
      }),
      { numRuns: 200 },
    );
    assert.ok(accepted > 50, `only ${accepted} of 200 were begun`);
  });

  it('is confirmed by the merchant that began it only', () => {
    const keyPairs = [
      { clientKey: 'test_ck_a', secretKey: 'test_sk_a' },
      { clientKey: 'test_ck_b', secretKey: 'test_sk_b' },
    ];
    const { post, confirm } = startPg({ switches: { keyPairs } });
    const by = (key: string) => ({
      headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    });
    const paymentKey = String(post(path, wish, by('test_sk_a')).json['paymentKey']);
    post(`/simulator/windows/${paymentKey}/authentications`, { method: 'card' });

    assert.equal(confirm(paymentKey, {}, by('test_sk_b')).code, 'INVALID_API_KEY');
    assert.equal(confirm(paymentKey, {}, by('test_sk_a')).status, 200);
  });
});
