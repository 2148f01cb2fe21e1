import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const halfAnHourMs = 30 * 60_000;

function startOpened(other: object = {}) {
  const trial = startPg();
  const paymentKey = trial.openWindow(other);
  return {
    ...trial,
    paymentKey,
    authenticateIn: (key = paymentKey) =>
      trial.post(`/simulator/windows/${key}/authentications`, { method: 'card' }),
    refuseIn: (code: string) => trial.post(`/simulator/windows/${paymentKey}/refusals`, { code }),
  };
}

describe('pg: window', () => {
  it('opens a payment that nobody has authenticated, and moves nothing', () => {
    const { lookUp, paymentKey, effects } = startOpened({ metadata: { shop: '1' } });

    const { json, order } = lookUp(paymentKey);

    assert.deepEqual([json['status'], json['method'], order], ['READY', null, 'pg-order-1']);
    assert.deepEqual(json['metadata'], { shop: '1' });
    assert.deepEqual(effects(), []);
  });

  it('returns what the page is told', () => {
    const { authenticateIn, paymentKey, lookUp } = startOpened();

    assert.deepEqual(authenticateIn().json, {
      paymentKey,
      orderId: 'pg-order-1',
      amount: 33_000,
      paymentType: 'NORMAL',
    });
    assert.equal(lookUp(paymentKey).json['status'], 'IN_PROGRESS');
  });

  it('begins another payment when somebody authenticates twice; one of them is captured', () => {
    const { authenticateIn, confirm, paymentKey } = startOpened();
    authenticateIn();

    const second = String(authenticateIn().json['paymentKey']);

    assert.notEqual(second, paymentKey);
    assert.equal(confirm(second).status, 200);
    assert.equal(confirm(paymentKey).code, 'DUPLICATED_ORDER_ID');
  });

  it('can be authenticated in for half an hour', () => {
    const { authenticateIn, confirm, clock, paymentKey } = startOpened();

    clock.advance(halfAnHourMs);

    assert.equal(authenticateIn().status, 200);
    assert.equal(confirm(paymentKey).status, 200);
  });

  it('expires after half an hour', () => {
    const { authenticateIn, clock, lookUp, paymentKey } = startOpened();

    clock.advance(halfAnHourMs + 1);

    const { status, code } = authenticateIn();
    assert.deepEqual([status, code], [404, 'NOT_FOUND_PAYMENT_SESSION']);
    assert.equal(lookUp(paymentKey).json['status'], 'EXPIRED');
  });

  it('counts ten minutes from the authentication on its own', () => {
    const { authenticateIn, confirm, clock, paymentKey } = startOpened();
    clock.advance(halfAnHourMs);
    authenticateIn();

    clock.advance(600_001);

    assert.equal(confirm(paymentKey).code, 'NOT_FOUND_PAYMENT_SESSION');
  });

  it('is not confirmed before anybody authenticated', () => {
    const { confirm, paymentKey } = startOpened();

    assert.equal(confirm(paymentKey).code, 'NOT_FOUND_PAYMENT_SESSION');
  });

  it('ends with a refusal', () => {
    const { refuseIn, lookUp, paymentKey, confirm } = startOpened();

    assert.equal(refuseIn('REJECT_CARD_COMPANY').json['status'], 'ABORTED');

    assert.deepEqual(lookUp(paymentKey).json['failure'], {
      code: 'REJECT_CARD_COMPANY',
      message: '결제 승인이 거절되었습니다.',
    });
    assert.equal(confirm(paymentKey).code, 'NOT_FOUND_PAYMENT_SESSION');
  });

  it('refuses no payment that is done', () => {
    const { authenticateIn, confirm, refuseIn, paymentKey } = startOpened();
    authenticateIn();
    confirm(paymentKey);

    assert.equal(refuseIn('PAY_PROCESS_ABORTED').code, 'ALREADY_PROCESSED_PAYMENT');
  });

  it('for billing is about no order', () => {
    const wish = { clientKey: 'test_ck_x', customerKey: 'customer-1', flow: 'billing' };

    const { status, json } = startPg().post('/simulator/windows', wish);

    assert.match(String(json['authRequestId']), /^[0-9a-f]{32}$/);
    assert.equal(status, 200);
  });

  const malformed: readonly [string, object, string][] = [
    ['a secret key', { clientKey: 'test_sk_x' }, 'INVALID_CLIENT_KEY'],
    ['won with cents', { amount: 10.5 }, 'INVALID_REQUEST'],
    ['a short order id', { orderId: 'x' }, 'INVALID_REQUEST'],
    [
      'six pairs of metadata',
      { metadata: { a: '', b: '', c: '', d: '', e: '', f: '' } },
      'INVALID_REQUEST',
    ],
    ['more tax-free than it costs', { taxFreeAmount: 33_001 }, 'INVALID_REQUEST'],
  ];
  for (const [what, other, code] of malformed) {
    it(`does not open for ${what}`, () => {
      const wish = {
        clientKey: 'test_ck_x',
        orderId: 'pg-order-1',
        orderName: '수리',
        amount: 33_000,
      };

      assert.equal(startPg().post('/simulator/windows', { ...wish, ...other }).code, code);
    });
  }
});

describe('pg: key pair', () => {
  const confirmAs = (
    settings: Parameters<typeof startPg>[0],
    clientKey: string,
    secretKey: string,
  ) => {
    const { post, openWindow, confirm } = startPg(settings);
    const paymentKey = openWindow({ clientKey });
    post(`/simulator/windows/${paymentKey}/authentications`, { method: 'card' });
    const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
    return confirm(paymentKey, {}, { headers: { authorization } }).code;
  };
  const keyPairs = [
    { clientKey: 'test_ck_a', secretKey: 'test_sk_a' },
    { clientKey: 'test_ck_b', secretKey: 'test_sk_b' },
  ];
  const table: readonly [object, string, string, string | null][] = [
    [{}, 'test_ck_a', 'test_sk_b', null],
    [{}, 'test_gck_a', 'test_gsk_b', null],
    [{}, 'test_gck_a', 'test_sk_a', 'INVALID_API_KEY'],
    [{}, 'test_ck_a', 'test_gsk_a', 'INVALID_API_KEY'],
    [{ keyPairs }, 'test_ck_a', 'test_sk_a', null],
    [{ keyPairs }, 'test_ck_a', 'test_sk_b', 'INVALID_API_KEY'],
    [{ keyPairs }, 'test_ck_a', 'test_sk_c', 'UNAUTHORIZED_KEY'],
    [
      { keyPairDiffers: 'NOT_FOUND_PAYMENT_SESSION' },
      'test_gck_a',
      'test_sk_a',
      'NOT_FOUND_PAYMENT_SESSION',
    ],
  ];
  for (const [switches, clientKey, secretKey, code] of table) {
    it(`${clientKey} and ${secretKey} with ${Object.keys(switches).join() || 'nothing said'}: ${code ?? 'approved'}`, () => {
      assert.equal(confirmAs({ switches }, clientKey, secretKey), code);
    });
  }
});
